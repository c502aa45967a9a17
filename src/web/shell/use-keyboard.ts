import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

const places: Readonly<Record<string, string | undefined>> = { l: "/loans", a: "/approvals", h: "/" };

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName))
  );
}

/** `/` to the filter of the page, `g` then a letter to a place, `?` for help; silent while someone types. */
export function useKeyboard(openHelp: () => void): void {
  const navigate = useNavigate();
  const afterG = useRef(false);

  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const place = afterG.current ? places[event.key] : undefined;
      afterG.current = event.key === "g";
      if (place !== undefined) void navigate({ to: place });
      else if (event.key === "?") openHelp();
      else if (event.key === "/") focusFilter(event);
    }
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
    };
  }, [navigate, openHelp]);
}

function focusFilter(event: KeyboardEvent): void {
  const filter = document.querySelector<HTMLElement>("[data-page-filter]");
  if (filter === null) return;
  event.preventDefault();
  filter.focus();
}
