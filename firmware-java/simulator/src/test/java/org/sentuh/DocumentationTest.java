package org.sentuh;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every public type and every package says in its Javadoc what it is. Methods are left to the
 * writer's judgement: an accessor whose comment repeats its name helps nobody. What is written is
 * checked by Javadoc itself in {@code mvn verify}.
 */
final class DocumentationTest {

  @Test
  void everyPublicTypeAndEveryPackageHasAComment() throws IOException {
    List<Path> sources = sources();
    assertThat(sources).as("sources under firmware-java").isNotEmpty();

    List<String> silent = new ArrayList<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      DocTrees comments = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new SilentTypes(comments, silent).scan(unit, null);
      }
    }

    assertThat(silent).as("public types and packages without a Javadoc comment").isEmpty();
  }

  @Test
  void everyPackageHasAPackageInfo() throws IOException {
    List<Path> missing =
        sources().stream()
            .map(Path::getParent)
            .distinct()
            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
            .toList();

    assertThat(missing).as("packages without package-info.java").isEmpty();
  }

  /** The main sources of all modules; tests run in the folder of this one. */
  private static List<Path> sources() throws IOException {
    Path modules = Path.of("..").toRealPath();
    try (Stream<Path> found = Files.walk(modules)) {
      return found
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> modules.relativize(file).subpath(1, 3).equals(Path.of("src", "main")))
          .sorted()
          .toList();
    }
  }

  /** Walks down through public types only: what is inside a closed one is nobody's reading. */
  private static final class SilentTypes extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final DocTrees comments;
    private final List<String> silent;

    private SilentTypes(DocTrees comments, List<String> silent) {
      this.comments = comments;
      this.silent = silent;
    }

    @Override
    public @Nullable Void visitCompilationUnit(CompilationUnitTree unit, @Nullable Void nothing) {
      boolean isPackage = unit.getSourceFile().getName().endsWith("package-info.java");
      if (isPackage && says(new TreePath(getCurrentPath(), unit.getPackage())).isBlank()) {
        silent.add(unit.getSourceFile().getName());
      }
      return super.visitCompilationUnit(unit, null);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
      if (!isPublic(type)) {
        return null;
      }
      if (says(getCurrentPath()).isBlank()) {
        silent.add(
            getCurrentPath().getCompilationUnit().getSourceFile().getName()
                + ": "
                + type.getSimpleName());
      }
      return super.visitClass(type, null);
    }

    /** A type inside of an interface is public without the word. */
    private boolean isPublic(ClassTree type) {
      return type.getModifiers().getFlags().contains(Modifier.PUBLIC)
          || switch (getCurrentPath().getParentPath().getLeaf()) {
            case ClassTree outer -> outer.getKind() == Tree.Kind.INTERFACE;
            default -> false;
          };
    }

    private String says(TreePath path) {
      DocCommentTree comment = comments.getDocCommentTree(path);
      return comment == null ? "" : comment.getFullBody().toString();
    }
  }
}
