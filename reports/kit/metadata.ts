/** XMP metadata: pdfkit writes one identity (PDF/A-3a); PDF/UA-1 is the second, with the schema PDF/A asks for. */
const pdfUaIdentity = `
        <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
            xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
            xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
          <pdfaExtension:schemas>
            <rdf:Bag>
              <rdf:li rdf:parseType="Resource">
                <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
                <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
                <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
                <pdfaSchema:property>
                  <rdf:Seq>
                    <rdf:li rdf:parseType="Resource">
                      <pdfaProperty:name>part</pdfaProperty:name>
                      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
                      <pdfaProperty:category>internal</pdfaProperty:category>
                      <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
                    </rdf:li>
                  </rdf:Seq>
                </pdfaSchema:property>
              </rdf:li>
            </rdf:Bag>
          </pdfaExtension:schemas>
        </rdf:Description>
        <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
          <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>`;

export function declarePdfUa(pdf: PDFKit.PDFDocument): void {
  pdf.appendXML(pdfUaIdentity);
}

/** pdfkit copies the document's information into XML as it stands; here it is escaped first, and put back after. */
export function escapeMetadata(pdf: PDFKit.PDFDocument): void {
  const writeMetadata = pdf.endMetadata.bind(pdf);
  pdf.endMetadata = () => {
    const plain = pdf.info;
    pdf.info = escapedInfo(plain);
    writeMetadata();
    pdf.info = plain;
  };
}

function escapedInfo(info: PDFKit.DocumentInfo): PDFKit.DocumentInfo {
  const escaped = { ...info };
  for (const key of ["Title", "Author", "Subject", "Creator", "Producer", "Keywords"] as const) {
    const value = info[key];
    if (value !== undefined) escaped[key] = xmlText(value);
  }
  return escaped;
}

function xmlText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
