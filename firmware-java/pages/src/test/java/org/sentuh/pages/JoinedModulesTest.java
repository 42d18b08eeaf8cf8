package org.sentuh.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules that go to a phone as one script; that such a script runs, real browsers show. */
class JoinedModulesTest {

  private static final Map<String, String> NOTHING_ELSE = Map.of();

  private static String joined(Map<String, String> modules, Map<String, String> named) {
    return JoinedModules.from(
        "main.js",
        file -> {
          String text = modules.get(file);
          if (text == null) {
            throw new AssertionError("nobody has a module " + file);
          }
          return text;
        },
        named);
  }

  @Test
  void eachModuleHasAScopeOfItsOwnAndIsHandedWhatItImports() {
    String script =
        joined(
            Map.of(
                "main.js",
                """
                // The page.
                /**
                 * More of it.
                 */
                import * as say from './words.js';
                import { icon, face as smile } from './icons.js';
                await say.speak(icon, smile);
                """,
                "icons.js",
                """
                import { speak } from './words.js';
                export const icon = 1;
                export async function face() {}
                """,
                "words.js",
                """
                let words = null;
                export function speak() {}
                """),
            NOTHING_ELSE);

    assertThat(script)
        .isEqualToIgnoringWhitespace(
            """
            const $words = (() => {
            let words = null;
            function speak() {}
            return { speak };
            })();
            const $icons = (() => {
            const { speak } = $words;
            const icon = 1;
            async function face() {}
            return { icon, face };
            })();
            const say = $words;
            const { icon, face: smile } = $icons;
            await say.speak(icon, smile);
            """);
  }

  @Test
  void aLibraryThatWasMadeSmallIsUnderstood() {
    String script =
        joined(
            Map.of(
                "main.js",
                "import { html } from 'lit-html';\nhtml`<p>${1}</p>`;\n",
                "lit-html.js",
                """
                /**
                 * @license
                 */
                const T=1,Z={M:T};export{Z as _$LH,T as html};
                //# sourceMappingURL=lit-html.js.map
                """),
            Map.of("lit-html", "lit-html.js"));

    assertThat(script)
        .contains(
            "@license", "const T=1,Z={M:T};", "return { _$LH: Z,html: T };", "html`<p>${1}</p>`;")
        .doesNotContain("export", "import", "sourceMappingURL");
  }

  @Test
  void aNameMayStandForAModuleThatIsImportedByItsFileToo() {
    String script =
        joined(
            Map.of(
                "main.js",
                "import * as own from 'own';\nimport { look } from './diary.js';\n",
                "diary.js",
                "export const look = () => {};\n"),
            Map.of("own", "diary.js"));

    assertThat(script)
        .containsOnlyOnce("const look = () => {};")
        .contains("const own = $diary;", "const { look } = $diary;");
  }

  @Test
  void modulesThatNeedEachOtherAreRefused() {
    Map<String, String> circle =
        Map.of(
            "main.js", "import { a } from './a.js';\n",
            "a.js", "import { b } from './b.js';\nexport const a = 1;\n",
            "b.js", "import { a } from './a.js';\nexport const b = 1;\n");

    assertThatThrownBy(() -> joined(circle, NOTHING_ELSE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a.js imports itself");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import uPlot from 'uplot';",
        "import './once.js';",
        "import { a } from \"./a.js\";",
        "export default 1;",
        "export let counted = 0;",
        "export { a } from './a.js';",
        "const later = () => import('./later.js');",
        "const later = () => import(`./later.js`);"
      })
  void aFormThatIsNotUnderstoodStopsTheStartAndNotAPage(String form) {
    assertThatThrownBy(() -> joined(Map.of("main.js", form + "\nlet more;\n"), NOTHING_ELSE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("main.js cannot be joined for \"")
        .hasMessageContaining("write import");
  }

  @Test
  void whatIsFetchedWhenItIsNeededMayBeALibraryThatNobodyElseHas() {
    String script = "const chart = async () => import('uplot');\n";
    assertThat(joined(Map.of("main.js", script), NOTHING_ELSE)).isEqualTo(script);
  }
}
