/**
 * A project in the words of the Common Impact Data Standard (CIDS 3.2), Basic tier, as JSON-LD. The document refers to
 * the standard's terms by their IRIs and carries none of its files; what has no catalogue metric is marked as our own
 * definition.
 */
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { addDays } from "../../domain/kernel/local-date.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { toCanonical } from "../canonical.ts";
import type { PublishedKpi } from "./published-kpis.ts";

export interface CidsSubject {
  readonly projectId: string;
  readonly name: Bilingual;
  readonly challenge: Bilingual;
  readonly organizer: { readonly id: string; readonly name: Bilingual };
  readonly irisCodes: readonly string[];
  readonly sdgCodes: readonly string[];
  readonly kpis: readonly PublishedKpi[];
}

const context = {
  cids: "https://ontology.commonapproach.org/cids#",
  i72: "http://ontology.eil.utoronto.ca/ISO21972/iso21972#",
  org: "http://ontology.eil.utoronto.ca/tove/organization#",
  prov: "http://www.w3.org/ns/prov#",
  schema: "https://schema.org/",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

export function cidsDocument(subject: CidsSubject): CanonicalObject {
  const organization = idOf("organization", subject.organizer.id);
  return toCanonical({
    "@context": context,
    "@graph": [
      {
        "@id": organization,
        "@type": "cids:Organization",
        "org:hasLegalName": subject.organizer.name.ja,
        "schema:name": inBoth(subject.organizer.name),
        "cids:hasIndicator": subject.kpis.map(({ kpi }) => ({ "@id": idOf("kpi", kpi.id) })),
      },
      {
        "@id": idOf("project", subject.projectId),
        "@type": "cids:Program",
        "cids:hasName": inBoth(subject.name),
        "cids:hasDescription": inBoth(subject.challenge),
        "cids:forOrganization": { "@id": organization },
        "schema:about": subject.sdgCodes.map((code) => `SDG ${code}`),
        "cids:hasCode": subject.irisCodes.map((code) => `IRIS+ ${code}`),
      },
      ...subject.kpis.flatMap((published) => indicatorOf(published, organization)),
    ],
  });
}

function indicatorOf({ kpi, result }: PublishedKpi, organization: string): readonly object[] {
  const indicator = idOf("kpi", kpi.id);
  return [
    {
      "@id": indicator,
      "@type": "cids:Indicator",
      "cids:hasName": inBoth(kpi.name),
      "cids:hasDescription": inBoth(kpi.formula),
      "schema:identifier": kpi.code,
      "cids:unitDescription": inBoth(kpi.unit),
      "i72:unit_of_measure": kpi.unit.en,
      "cids:definedBy": { "@id": organization },
      "cids:forOrganization": { "@id": organization },
    },
    ...result.observations.map(({ period, value, source, restated }) => ({
      "@id": `${indicator}/${period.startOn}/${period.endOn}`,
      "@type": "cids:IndicatorReport",
      "cids:forIndicator": { "@id": indicator },
      "cids:forOrganization": { "@id": organization },
      "i72:value": {
        "@type": "i72:Measure",
        "i72:numerical_value": { "@type": "xsd:decimal", "@value": value },
        "i72:unit_of_measure": kpi.unit.en,
      },
      "prov:startedAtTime": dayValue(period.startOn),
      /** Their periods name the last day, ours the day after it. */
      "prov:endedAtTime": dayValue(addDays(period.endOn, -1)),
      "schema:citation": source.ja,
      "cids:hasComment": restated ? "restated" : "as first accepted",
    })),
  ];
}

function inBoth({ ja, en }: Bilingual): readonly object[] {
  return [
    { "@language": "ja", "@value": ja },
    { "@language": "en", "@value": en },
  ];
}

function dayValue(day: string): object {
  return { "@type": "xsd:date", "@value": day };
}

function idOf(kind: string, id: string): string {
  return `urn:sanpo:${kind}:${id}`;
}
