/**
 * Terms of the Common Impact Data Standard 3.2 that the export uses, with the tier in which each stands and how often a
 * node of its class carries it, after the mapping in the notes of the project; and what a document breaks of them.
 */
import type { CanonicalObject } from "../../src/domain/kernel/canonical-json.ts";

type Tier = "Basic" | "Essential";
type Often = "one" | "some" | "any";

interface ClassTerms {
  readonly tier: Tier;
  readonly properties: Readonly<Record<string, { readonly tier: Tier; readonly often: Often }>>;
}

const basic = (often: Often) => ({ tier: "Basic", often }) as const;
const essential = { tier: "Essential", often: "any" } as const;

const classes: Readonly<Record<string, ClassTerms>> = {
  "cids:Organization": {
    tier: "Basic",
    properties: { "org:hasLegalName": basic("one"), "cids:hasIndicator": basic("any") },
  },
  "cids:Program": {
    tier: "Essential",
    properties: {
      "cids:hasName": basic("some"),
      "cids:hasDescription": basic("some"),
      "cids:forOrganization": basic("one"),
      "cids:hasCode": essential,
    },
  },
  "cids:Indicator": {
    tier: "Basic",
    properties: {
      "cids:hasName": basic("some"),
      "cids:hasDescription": basic("any"),
      "cids:unitDescription": basic("some"),
      "i72:unit_of_measure": basic("one"),
      "cids:forOrganization": basic("one"),
      "cids:definedBy": essential,
    },
  },
  "cids:IndicatorReport": {
    tier: "Basic",
    properties: {
      "cids:forIndicator": basic("one"),
      "cids:forOrganization": basic("one"),
      "i72:value": basic("one"),
      "prov:startedAtTime": basic("one"),
      "prov:endedAtTime": basic("one"),
      "cids:hasComment": basic("any"),
    },
  },
};

/** Classes without which a document is not of the Basic tier. */
const needed = ["cids:Organization", "cids:Indicator", "cids:IndicatorReport"] as const;

/** Vocabularies that describe any thing, and say nothing about impact. */
const general = ["schema:", "@"];

type Node = Readonly<Record<string, unknown>>;

export function cidsComplaints(document: CanonicalObject): readonly string[] {
  const { "@context": context, "@graph": graph } = document as unknown as {
    readonly "@context": Readonly<Record<string, string>>;
    readonly "@graph": readonly Node[];
  };
  const ids = graph.map((node) => String(node["@id"]));
  const types = graph.map((node) => String(node["@type"]));
  return [
    ...needed.filter((name) => !types.includes(name)).map((name) => `no ${name}`),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} twice`),
    ...graph.flatMap((node) => complaintsAbout(node)),
    ...graph
      .flatMap((node) => prefixesOf(node))
      .flatMap((prefix) => (context[prefix] === undefined ? [`${prefix}: unknown`] : [])),
    ...graph.flatMap(referencesOf).flatMap((id) => (ids.includes(id) ? [] : [`${id} is not there`])),
  ];
}

function complaintsAbout(node: Node): readonly string[] {
  const name = String(node["@type"]);
  const { [name]: terms } = classes;
  if (terms === undefined) return [`${name} is no class of the export`];
  const told = Object.keys(node).filter((key) => !general.some((prefix) => key.startsWith(prefix)));
  return [
    ...told.filter((key) => terms.properties[key] === undefined).map((key) => `${name} has no ${key}`),
    ...Object.entries(terms.properties).flatMap(([key, { often }]) => {
      const count = [node[key] ?? []].flat().length;
      const fits = often === "one" ? count === 1 : often === "some" ? count > 0 : true;
      return fits ? [] : [`${name} has ${String(count)} of ${key}`];
    }),
  ];
}

function prefixesOf(node: Node): readonly string[] {
  return [...Object.keys(node), String(node["@type"])]
    .filter((key) => !key.startsWith("@"))
    .map((key) => key.split(":")[0] ?? key);
}

function referencesOf(node: Node): readonly string[] {
  return Object.entries(node).flatMap(([key, value]) =>
    key.startsWith("@")
      ? []
      : [value].flat().flatMap((each: unknown) => {
          const keys = typeof each === "object" && each !== null ? Object.keys(each) : [];
          return keys.length === 1 && keys[0] === "@id" ? [String((each as Node)["@id"])] : [];
        }),
  );
}
