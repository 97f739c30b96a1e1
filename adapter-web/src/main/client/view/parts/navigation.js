/**
 * Goes to another address of this page, as a link would, without loading anything.
 *
 * @param {string} path
 * @param {{replace?: boolean}} [how]
 */
export function go(path, { replace = false } = {}) {
  if (replace) window.history.replaceState(null, "", path);
  else if (window.location.pathname !== path) window.history.pushState(null, "", path);
  window.dispatchEvent(new PopStateEvent("popstate"));
}

/**
 * Opens what has an address of its own and lies over or beside what is open: Back closes it.
 *
 * @param {string} path
 */
export function open(path) {
  if (window.location.pathname === path) return;
  window.history.pushState({ opened: true }, "", path);
  window.dispatchEvent(new PopStateEvent("popstate"));
}

/**
 * Closes what is open, as Back does. Whoever came to its address from elsewhere is led to what it lies over.
 *
 * @param {string} under the address of that, which may be another one by now
 */
export function close(under) {
  if (!window.history.state?.opened) {
    go(under, { replace: true });
    return;
  }
  const arrive = () => {
    if (window.location.pathname !== under) window.history.replaceState(null, "", under);
  };
  window.addEventListener("popstate", arrive, { once: true, capture: true });
  window.history.back();
}

/**
 * Lets a plain click on a link stay in the page; with a modifier the browser does what it always does.
 *
 * @param {MouseEvent} event
 */
export function goByLink(event) {
  const link = event.currentTarget;
  if (!(link instanceof HTMLAnchorElement) || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(link.pathname);
}
