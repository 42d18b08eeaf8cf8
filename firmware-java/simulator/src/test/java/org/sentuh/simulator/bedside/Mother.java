package org.sentuh.simulator.bedside;

import com.microsoft.playwright.Page;

/** What a mother does to come to her massage, for tests of what others see of it. */
final class Mother {

  private Mother() {}

  /** Answers every question well, without looking at each of them. */
  static void hasBeenAsked(Page page) {
    page.waitForSelector(".today .go");
    page.evaluate(
        """
        async () => {
          let now = await new Promise(heard => {
            const stream = new EventSource('/events');
            stream.addEventListener('now', event => { stream.close(); heard(JSON.parse(event.data)); });
          });
          const ask = async (path, body) => {
            now = await (await fetch(path, {method: 'POST', body: JSON.stringify(body ?? {}),
              headers: {'X-Page-Token': document.body.dataset.token, 'X-Shown': now.shown}})).json();
          };
          for (await ask('/screening'); now.left.length > 0; ) {
            await ask('/answer', {question: now.left[0], yes: false});
          }
        }
        """);
    page.waitForSelector(".wear");
  }

  /** Holds the start until it begins. */
  static void holds(Page page) {
    page.locator(".hold").hover();
    page.mouse().down();
    page.waitForSelector(".live");
    page.mouse().up();
  }
}
