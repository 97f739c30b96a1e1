/** What somebody who is signed in needs at once: what is known, and the page that shows it. */
import "./view/shell.js";

export { Chat } from "./state/chat.js";
