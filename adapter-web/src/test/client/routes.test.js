import assert from "node:assert/strict";
import { test } from "node:test";
import { pathOf, pathOfDialog, pathTo, routeOf } from "../../main/client/state/route.js";
import { view } from "./fakes.js";

test("what is open beside a room has an address, with and without a message", () => {
  const room = view({ name: "tea & cake" });
  for (const panel of ["people", "settings", "invite"]) {
    assert.deepEqual(routeOf(pathTo(room, undefined, panel)), { page: "room", room: "tea & cake", panel });
    assert.deepEqual(routeOf(`${pathTo(room, 42, panel)}/`), { page: "room", room: "tea & cake", seq: 42, panel });
  }
  assert.equal(pathTo(room, undefined, undefined), pathOf(room));
});

test("a room may be called like what is opened", () => {
  for (const name of ["people", "settings", "rooms"]) {
    assert.deepEqual(routeOf(pathOf(view({ name }))), { page: "room", room: name });
    const people = pathTo(view({ name }), undefined, "people");
    assert.deepEqual(routeOf(people), { page: "room", room: name, panel: "people" });
  }
});

test("dialogs have addresses, and what is none of them is the house", () => {
  for (const dialog of ["account", "directory", "create", "message"])
    assert.deepEqual(routeOf(pathOfDialog(dialog)), { page: "dialog", dialog });
  assert.deepEqual(routeOf("/settings/"), { page: "dialog", dialog: "account" });
  for (const path of ["/", "/settings/none", "/toString"]) assert.deepEqual(routeOf(path), { page: "home" });
});
