/** What is seen only by those who ask for it: shell.js brings it once the first picture is there. */
import "../signed-in.js";
import "./account/account.js";
import "./invite/invite-people.js";
import "./people/members.js";
import "./rooms/create-room.js";
import "./rooms/directory.js";
import "./rooms/new-message.js";
import "./rooms/room-settings.js";
