import { html, render } from "lit";
import { say } from "../../translations/translations.js";

/**
 * @param {{title: string, text: string, action: string}} question
 * @returns {Promise<boolean>} whether the answer was yes
 */
export function confirmed({ title, text, action }) {
  return new Promise((resolve) => {
    const dialog = document.createElement("dialog");
    dialog.className = "dialog confirm";
    dialog.setAttribute("aria-labelledby", "confirm-title");
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    render(
      html`<form method="dialog">
        <h2 id="confirm-title">${title}</h2>
        <p>${text}</p>
        <div class="dialog-actions">
          <button class="button quiet" value="no" autofocus>${say("cancel")}</button>
          <button class="button danger" value="yes">${action}</button>
        </div>
      </form>`,
      dialog,
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
