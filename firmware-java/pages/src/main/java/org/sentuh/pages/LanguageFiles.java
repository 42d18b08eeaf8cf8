package org.sentuh.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks in which languages there is a file beside a class, in folders and in jars. */
final class LanguageFiles {

  private final String folder;
  private final Pattern file;

  LanguageFiles(PageLanguage.Said said) {
    this.folder = said.room().getPackageName().replace('.', '/');
    this.file = Pattern.compile(Pattern.quote(said.name()) + "_([a-z]{2,3})\\.properties");
  }

  /** The codes, in alphabetical order. */
  List<String> codes(ClassLoader from) {
    TreeSet<String> codes = new TreeSet<>();
    try {
      for (URL root : Collections.list(from.getResources(folder))) {
        names(root)
            .forEach(name -> {
              Matcher language = file.matcher(name);
              if (language.matches()) {
                codes.add(language.group(1));
              }
            });
      }
    } catch (IOException broken) {
      throw new UncheckedIOException("the languages of " + folder + " cannot be read", broken);
    }
    return List.copyOf(codes);
  }

  private List<String> names(URL root) throws IOException {
    URLConnection opened = root.openConnection();
    if (!(opened instanceof JarURLConnection packed)) {
      try (Stream<Path> files = Files.list(Path.of(uri(root)))) {
        return files.map(one -> one.getFileName().toString()).toList();
      }
    }
    packed.setUseCaches(false);
    try (JarFile jar = packed.getJarFile()) {
      return jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(folder + "/"))
          .map(name -> name.substring(folder.length() + 1))
          .toList();
    }
  }

  private static URI uri(URL root) throws IOException {
    try {
      return root.toURI();
    } catch (URISyntaxException odd) {
      throw new IOException(root + " is no address of a folder", odd);
    }
  }
}
