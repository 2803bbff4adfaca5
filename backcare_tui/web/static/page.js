// Around textual.js, which draws the terminal: where its web socket is, letters of a size that fits, and fingers.
"use strict";

const COLUMNS = 46; // on a phone held upright
const ROWS = 24;
const LARGEST = 16; // pixels, of a letter
const SMALLEST = 11;
const WIDE = 0.6; // of a letter of Roboto Mono, in its size
const HIGH = 1.32;

const touch = matchMedia("(pointer: coarse)").matches;
let socket = null;
let atEnd = false;

// Letters: as large as leaves room for the columns; ?size=20 asks for others.
function letterSize() {
  const wished = parseInt(new URLSearchParams(location.search).get("size"), 10);
  if (wished >= 8 && wished <= 40) return wished;
  const fitting = Math.min(innerWidth / COLUMNS / WIDE, innerHeight / ROWS / HIGH);
  return Math.max(SMALLEST, Math.min(LARGEST, Math.floor(fitting * 2) / 2));
}

// The socket that textual.js opens, told of fingers; and what the dashboard says beside its picture.
const Plain = window.WebSocket;
window.WebSocket = class extends Plain {
  constructor(address) {
    super(touch ? address + "&touch=1" : address);
    socket = this;
    this.addEventListener("message", (event) => {
      if (typeof event.data !== "string") return;
      const [kind, value] = JSON.parse(event.data);
      if (kind === "keyboard") keyboard(value);
    });
    this.addEventListener("close", (event) => {
      atEnd = event.code === 1000;
    });
  }
};

// A screen that only pretends to be a phone's counts other pixels than its letters are drawn in: there they are
// counted by the ratio alone, which is whole enough on every phone.
if (touch) {
  const observe = ResizeObserver.prototype.observe;
  ResizeObserver.prototype.observe = function (element, options) {
    if (options && String(options.box) === "device-pixel-content-box") throw new TypeError("not here");
    return observe.call(this, element, options);
  };
}

// A keyboard on the screen only where words are typed: else each tap would bring it up.
function keyboard(wanted) {
  const line = document.querySelector(".xterm-helper-textarea");
  if (!line || !touch) return;
  const mode = wanted ? "text" : "none";
  if (line.inputMode === mode) return;
  line.inputMode = mode;
  if (document.activeElement === line) {
    line.blur();
    if (wanted) line.focus();
  }
}

// A finger that is drawn over the page scrolls it, as a wheel does.
function scrolls(terminal) {
  let last = null;
  terminal.addEventListener("touchstart", (event) => {
    last = event.touches.length === 1 ? event.touches[0].clientY : null;
  }, { passive: true });
  terminal.addEventListener("touchmove", (event) => {
    if (last === null || event.touches.length !== 1) return;
    const { clientX, clientY } = event.touches[0];
    const step = HIGH * letterSize();
    while (Math.abs(last - clientY) >= step) {
      const deltaY = Math.sign(last - clientY) * step;
      last -= deltaY;
      const wheel = { deltaY, clientX, clientY, bubbles: true, cancelable: true };
      terminal.querySelector(".xterm-screen").dispatchEvent(new WheelEvent("wheel", wheel));
    }
  }, { passive: true });
}

const begin = window.onload;
window.onload = async () => {
  const terminal = document.getElementById("terminal");
  const address = new URL("ws", location.href);
  address.protocol = address.protocol.replace("http", "ws");
  address.search = "";
  terminal.dataset.sessionWebsocketUrl = address.href;
  terminal.dataset.fontSize = letterSize();
  document.getElementById("again").addEventListener("click", () => location.reload());
  // A phone that slept has lost its tab: it opens again when it is looked at.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && document.body.classList.contains("-closed") && !atEnd) location.reload();
  });
  // The letters are measured once, so they have to be there.
  await Promise.all(["", "bold "].map((weight) => document.fonts.load(`${weight}16px "Roboto Mono"`)));
  begin();
  const line = document.querySelector(".xterm-helper-textarea");
  if (touch) line.inputMode = "none";
  else line.focus(); // a keyboard is heard at once
  scrolls(terminal);
};
