/** What the browser keeps while it is at the provider, for this window alone. */
interface Kept {
  readonly binding: string;
  readonly next: string | undefined;
}

const key = "sanpo-single-sign-on";

export function keepBinding({ binding, next = "/" }: Kept): void {
  window.sessionStorage.setItem(key, `${binding} ${next}`);
}

export function keptBinding(): Kept {
  const [binding = "", next] = (window.sessionStorage.getItem(key) ?? "").split(" ");
  return { binding, next };
}
