import { useEffect, useState } from "react";

/** The token of a mailed link, which stands behind the `#`; it is taken out of the address and its history. */
export function useLinkToken(): string {
  const [token] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    if (window.location.hash !== "") window.history.replaceState(null, "", window.location.pathname);
  }, []);
  return token;
}
