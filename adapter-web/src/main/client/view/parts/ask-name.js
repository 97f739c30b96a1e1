import { html, render } from "lit";
import { say } from "../../translations/translations.js";

/**
 * @param {{title: string, label: string, value?: string, action: string, max: number}} question
 * @returns {Promise<string | undefined>} the name, unless it was thought better of
 */
export function namedBy({ title, label, value = "", action, max }) {
  return new Promise((resolve) => {
    const dialog = document.createElement("dialog");
    dialog.className = "dialog confirm";
    dialog.setAttribute("aria-labelledby", "ask-title");
    dialog.addEventListener("close", () => {
      const name = dialog.querySelector("input")?.value.trim() ?? "";
      dialog.remove();
      resolve(dialog.returnValue === "yes" && name !== "" ? name : undefined);
    });
    render(
      html`<form method="dialog">
        <h2 id="ask-title">${title}</h2>
        <label class="field">
          <span class="field-label">${label}</span>
          <input name="name" .value=${value} maxlength=${max} pattern=".*\\S.*" required autocomplete="off" autofocus>
        </label>
        <div class="dialog-actions">
          <button type="button" class="button quiet" @click=${() => dialog.close()}>${say("cancel")}</button>
          <button class="button" value="yes">${action}</button>
        </div>
      </form>`,
      dialog,
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
