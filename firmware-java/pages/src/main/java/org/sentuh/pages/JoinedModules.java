package org.sentuh.pages;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A module and all that it imports as one script, so that a slow phone asks once and not once for
 * each: every import of a module waits for its own way there and back. Each module keeps a scope of
 * its own and is handed what it imports:
 *
 * <pre>
 * const $icons = (() =&gt; {
 * const { html, svg } = $lit_html;
 * ...
 * return { icon, face };
 * })();
 * </pre>
 *
 * <p>It reads the few forms in which the modules of this house and its libraries import and export,
 * each at the beginning of a line, and refuses every other, so that what it does not understand
 * stops the start and not a page. Used by one thread.
 */
final class JoinedModules {

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:\\* as (\\w+)|\\{([^}]*)}) from '(?:\\./)?([^']+)';$");
  private static final Pattern EXPORT =
      Pattern.compile("(?m)^export (?=(?:const|(?:async )?function) (\\w+))");

  /** As libraries have it that were made small: all of it at the end. */
  private static final Pattern EXPORTS = Pattern.compile("export ?\\{([^}]*)};?\\s*$");

  /** With lines of its own, a map of sources too: a phone has no use for it. Licences stay. */
  private static final Pattern COMMENT =
      Pattern.compile("(?m)^ *(?://.*|/\\*\\*(?:(?!\\*/|@license)(?s:.))*+\\*/)(?:\\n|$)");

  /** Importing a module when it is needed would make a second one of those that are in here. */
  private static final Pattern LEFT =
      Pattern.compile("(?m)^(?:import\\b(?!\\()|export\\b).*|\\bimport\\(\\s*['`\"][./].*");

  private final UnaryOperator<String> sources;
  private final Map<String, String> named;
  private final StringBuilder script = new StringBuilder();

  /** The variable of each module that is in; empty while what it imports is being put in. */
  private final Map<String, String> variables = new HashMap<>();

  private JoinedModules(UnaryOperator<String> sources, Map<String, String> named) {
    this.sources = sources;
    this.named = named;
  }

  /**
   * One script of a module and what it imports.
   *
   * @param entry the name of its file; it exports nothing, and may wait at its top level
   * @param sources the text of a module by the name of its file
   * @param named the files of those that are imported by another name
   * @throws IllegalStateException where a module cannot be joined
   */
  static String from(String entry, UnaryOperator<String> sources, Map<String, String> named) {
    JoinedModules joined = new JoinedModules(sources, named);
    String text = joined.imported(entry);
    return joined.script.append(checked(entry, text)).toString();
  }

  /** The text of a module that finds what it imports in variables; those modules are before it. */
  private String imported(String file) {
    String text = COMMENT.matcher(sources.apply(file)).replaceAll("");
    return IMPORT
        .matcher(text)
        .replaceAll(found -> {
          String name = found.group(3);
          String from = variable(named.getOrDefault(name, name));
          String some = found.group(2);
          String bound = some == null ? found.group(1) : "{" + some.replaceAll(" as ", ": ") + "}";
          return Matcher.quoteReplacement("const " + bound + " = " + from + ";");
        });
  }

  private String variable(String file) {
    String known = variables.get(file);
    if (known == null) {
      return add(file);
    }
    if (known.isEmpty()) {
      throw new IllegalStateException(
          file + " imports itself by way of another module; move what both need into a third");
    }
    return known;
  }

  private String add(String file) {
    variables.put(file, "");
    String text = imported(file);
    String exported =
        Stream.concat(
                EXPORT.matcher(text).results().map(found -> found.group(1)),
                EXPORTS
                    .matcher(text)
                    .results()
                    .map(found -> found.group(1).replaceAll("([\\w$]+) as ([\\w$]+)", "$2: $1")))
            .collect(Collectors.joining(", "));
    String closed = EXPORTS.matcher(EXPORT.matcher(text).replaceAll("")).replaceAll("");
    String variable = "$" + file.replaceAll("\\.js$", "").replaceAll("\\W", "_");
    script
        .append("const ")
        .append(variable)
        .append(" = (() => {\n")
        .append(checked(file, closed))
        .append("\nreturn { ")
        .append(exported)
        .append(" };\n})();\n");
    variables.put(file, variable);
    return variable;
  }

  private static String checked(String file, String text) {
    Matcher left = LEFT.matcher(text);
    if (left.find()) {
      throw new IllegalStateException(
          file
              + " cannot be joined for \""
              + left.group()
              + "\"; write import { a } from './b.js', import * as b from './b.js' or export"
              + " before a const or a function, each at the beginning of its line");
    }
    return text;
  }
}
