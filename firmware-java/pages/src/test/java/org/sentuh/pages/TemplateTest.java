package org.sentuh.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is put into a page. */
class TemplateTest {

  @Test
  void nothingInAPagesDataEndsItOrBeginsAnythingElseAndItIsReadAsItWas() {
    String written = "{\"shows\":\"</script><!-- <script>\"}";

    String data = Template.data(written);

    assertThat(data).doesNotContain("<");
    assertThat(new JsonMapper().readTree(data)).isEqualTo(new JsonMapper().readTree(written));
  }

  @Test
  void whatSomebodyWroteIsText() {
    assertThat(Template.escaped("<b class=\"x\">'&'</b>"))
        .isEqualTo("&lt;b class=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;");
  }
}
