/**
 * Where the program may call: https, to addresses of the public internet. An address given as a name is only known once
 * the name has been looked up; every address found is judged then, and the connection is made to one of them.
 */
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import type { Rejection } from "../../domain/kernel/decision.ts";

export interface TargetRules {
  /** For trials on one machine: `http://localhost:…` may be called. */
  readonly allowsLoopback: boolean;
}

/** Where receivers of webhooks listen; nothing that speaks another protocol does. */
const openPorts: readonly string[] = ["", "443", "8443"];
const loopbackHosts: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

/** Metadata services that stand at public addresses. */
const metadataAddresses: readonly string[] = ["168.63.129.16"];
const globalUnicast = ipaddr.IPv6.parseCIDR("2000::/3");

/** What can be told from the address itself. */
export function refusalOf(text: string, rules: TargetRules): Rejection | undefined {
  if (!URL.canParse(text)) return { code: "webhookUrlMalformed" };
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return { code: "webhookUrlHasCredentials" };
  if (isLoopbackTarget(url, rules)) return undefined;
  if (url.protocol !== "https:") return { code: "webhookUrlNotHttps", figures: { protocol: url.protocol } };
  if (!openPorts.includes(url.port)) return { code: "webhookPortRefused", figures: { port: url.port } };
  const host = hostOf(url);
  if (isIP(host) === 0 || isPublic(host)) return undefined;
  return { code: "webhookAddressRefused", figures: { address: host } };
}

/** Whether every address that the name stands for may be called. */
export function mayCall(url: URL, addresses: readonly string[], rules: TargetRules): boolean {
  const isOpen = isLoopbackTarget(url, rules) ? isLoopback : isPublic;
  return addresses.length > 0 && addresses.every(isOpen);
}

/** Without the brackets of an IPv6 address. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, "$1");
}

export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address) || metadataAddresses.includes(address)) return false;
  const read = ipaddr.parse(address);
  if (read.range() !== "unicast") return false;
  return read instanceof ipaddr.IPv4 || read.match(globalUnicast);
}

function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === "loopback";
}

function isLoopbackTarget({ protocol, hostname }: URL, { allowsLoopback }: TargetRules): boolean {
  return allowsLoopback && loopbackHosts.includes(hostname) && /^https?:$/.test(protocol);
}
