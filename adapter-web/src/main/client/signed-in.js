/** What somebody who is signed in needs at once: what is known, and the page that shows it. */
// Each step brings those before it, so that they share one chunk and not one for each pair of them.
import "./view/app.js";
import "./view/shell.js";

export { Chat } from "./state/chat.js";
