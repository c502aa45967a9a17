import { randomUUID } from "node:crypto";
import { expect } from "chai";
import { client, problemOf, startService, type Client, type Service } from "../support/http-service.ts";

describe("what the shell makes of a request", () => {
  let service: Service;
  let officer: Client;
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    officer.send("POST", "/v1/things", { body, headers });

  before(async () => {
    service = await startService();
    officer = await client(service, "Officer");
  });
  after(() => service.close());

  it("decodes path, query and body by the schemas of the route and encodes the answer", async () => {
    const id = randomUUID();
    const read = await officer.send("GET", `/v1/things/${id}?asOf=2026-03-31`);
    expect(read.status).to.equal(200);
    expect(await read.json()).to.deep.equal({ id, asOf: "2026-03-31", kind: "small" });
    expect(read.headers.get("cache-control")).to.equal("no-store");

    const written = await post({ name: "  é ", value: "51.70" });
    expect(written.status).to.equal(201);
    expect(await written.json()).to.include({ name: "é", value: "51.7" });
  });

  it("names every field that is missing, unknown or of the wrong form, by its pointer, with 400", async () => {
    const response = await post({ extra: 1, value: "1e3", parts: [{ name: "a", size: 2 }] });
    const { status, code, errors } = await problemOf(response);
    expect({ status, code }).to.deep.equal({ status: 400, code: "invalidRequest" });
    expect(errors.map((error) => `${error.in}${error.pointer} ${error.code}`)).to.have.members([
      "body/name fieldMissing",
      "body/value wrongFormat",
      "body/parts/0/size unknownField",
      "body/extra unknownField",
    ]);
  });

  it("answers with the code itself when only one kind of mistake was made", async () => {
    const { status, code, errors } = await problemOf(await post({ name: "a", colour: "red" }));
    expect({ status, code, pointer: errors[0]?.pointer }).to.deep.equal({
      status: 400,
      code: "unknownField",
      pointer: "/colour",
    });
    expect(await problemOf(await post({ name: 5 }))).to.include({ status: 400, code: "wrongType" });
    expect(await problemOf(await post({ name: "a".repeat(101) }))).to.include({
      status: 400,
      code: "tooBig",
    });
    expect(await problemOf(await post([]))).to.include({ status: 400, code: "wrongType" });
    expect(await problemOf(await post("null"))).to.include({ status: 400, code: "wrongType" });
  });

  it("answers 422 with the codec's code and figures when the form is right and the value is not", async () => {
    const { status, code, figures, errors } = await problemOf(await post({ name: "a", on: "2026-02-30" }));
    expect({ status, code, figures }).to.deep.equal({
      status: 422,
      code: "noSuchDay",
      figures: { day: "2026-02-30" },
    });
    expect(errors[0]).to.include({
      in: "body",
      pointer: "/on",
      message: "「2026-02-30」という日はありません。",
    });
    const query = await officer.send("GET", `/v1/things/${randomUUID()}?asOf=2026-13-01`);
    expect(await problemOf(query)).to.include({ status: 422, code: "noSuchDay" });
  });

  it("answers 422 to a word outside a closed list, also where it chooses between shapes", async () => {
    const kind = await problemOf(await post({ name: "a", kind: "huge" }));
    expect(kind).to.include({ status: 422, code: "unknownValue" });
    expect(kind.figures).to.deep.equal({ options: "small, large" });
    const measure = await problemOf(await post({ name: "a", measure: { by: "colour" } }));
    expect(measure).to.include({ status: 422, code: "unknownValue" });
    expect(measure.errors[0]).to.include({ pointer: "/measure/by" });
    const missing = await problemOf(await post({ name: "a", measure: {} }));
    expect(missing).to.include({ status: 400, code: "fieldMissing" });
  });

  it("refuses keys that could poison an object, wherever they hide", async () => {
    for (const body of [
      '{"name":"a","__proto__":{"admin":true}}',
      '{"name":"a","anything":[{"constructor":1}]}',
      '{"name":"a","anything":{"prototype":null}}',
    ]) {
      expect(await problemOf(await post(body))).to.include({ status: 400, code: "forbiddenKey" });
    }
    const query = await officer.send("GET", `/v1/things/${randomUUID()}?__proto__=1`);
    expect(await problemOf(query)).to.include({ status: 400, code: "forbiddenKey" });
  });

  it("refuses nesting beyond 32 levels, however deep it goes", async () => {
    const nested = (depth: number) => `{"name":"a","anything":${"[".repeat(depth)}${"]".repeat(depth)}}`;
    expect((await post(nested(31))).status).to.equal(201);
    expect(await problemOf(await post(nested(33)))).to.include({ status: 400, code: "tooDeep" });
    expect(await problemOf(await post(nested(400_000)))).to.include({ status: 400, code: "tooDeep" });
  });

  it("refuses broken Unicode and control characters", async () => {
    expect(await problemOf(await post('{"name":"\\ud800"}'))).to.include({
      status: 400,
      code: "malformedUnicode",
    });
    expect(await problemOf(await post('{"name":"a\\u0000"}'))).to.include({
      status: 400,
      code: "controlCharacter",
    });
    const bytes = await fetch(`${service.url}/v1/things`, {
      method: "POST",
      headers: {
        cookie: officer.cookie(),
        "x-csrf-token": officer.csrf(),
        "content-type": "application/json",
      },
      body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    });
    expect(await problemOf(bytes)).to.include({ status: 400, code: "malformedUnicode" });
    const address = await officer.send("GET", "/v1/things/%ff");
    expect(await problemOf(address)).to.include({ status: 400, code: "malformedRequest" });
    const query = await officer.send("GET", `/v1/things/${randomUUID()}?asOf=%ff`);
    expect(await problemOf(query)).to.include({ status: 400, code: "malformedRequest" });
  });

  it("refuses a query key given twice, and lists where one value is due", async () => {
    const address = `/v1/things/${randomUUID()}`;
    const twice = await officer.send("GET", `${address}?kind=small&kind=large`);
    expect(await problemOf(twice)).to.include({ status: 400, code: "repeatedQueryKey" });
    const list = await officer.send("GET", `${address}?kind[]=small`);
    expect(await problemOf(list)).to.include({ status: 400, code: "unknownField" });
  });

  it("takes JSON only: 400 when broken, 415 for other types and encodings, 413 above one megabyte", async () => {
    expect(await problemOf(await post('{"name":'))).to.include({ status: 400, code: "malformedJson" });
    const text = await post('{"name":"a"}', { "content-type": "text/plain" });
    expect(await problemOf(text)).to.include({ status: 415, code: "unsupportedMediaType" });
    const latin = await post('{"name":"a"}', { "content-type": "application/json; charset=iso-8859-1" });
    expect(await problemOf(latin)).to.include({ status: 415 });
    const zipped = await post('{"name":"a"}', { "content-encoding": "gzip" });
    expect(await problemOf(zipped)).to.include({ status: 415 });
    const large = await post({ name: "a", anything: "x".repeat(1_048_577) });
    expect(await problemOf(large)).to.include({ status: 413, code: "tooLarge" });
  });

  it("refuses a body where none is taken", async () => {
    const response = await officer.send("DELETE", `/v1/api-tokens/${randomUUID()}`, { body: { a: 1 } });
    expect(await problemOf(response)).to.include({ status: 400, code: "unexpectedBody" });
  });

  it("answers 404 to an unknown address and 405 with Allow to a method that the address does not take", async () => {
    expect(await problemOf(await officer.send("GET", "/v1/nothing"))).to.include({ status: 404 });
    expect(await problemOf(await officer.send("GET", "/v1/things/a/b/c"))).to.include({
      code: "noSuchRoute",
    });
    const response = await officer.send("PUT", "/v1/session");
    expect(response.headers.get("allow")).to.equal("POST, GET, HEAD, DELETE");
    expect(await problemOf(response)).to.include({ status: 405, code: "methodNotAllowed" });
    expect((await officer.send("POST", "/healthz")).status).to.equal(405);
  });

  it("takes one file beside text fields, knows its type from its bytes and keeps its name as a name", async () => {
    const address = `/v1/things/${randomUUID()}/files`;
    const send = (bytes: string, name: string, type: string, note?: string) => {
      const body = new FormData();
      if (note !== undefined) body.set("note", note);
      body.set("file", new Blob([bytes], { type }), name);
      return officer.send("POST", address, { body });
    };
    const response = await send("%PDF-1.7\n1 0 obj", "../../報告書.pdf", "application/pdf", "添付");
    expect(response.status).to.equal(201);
    expect(await response.json()).to.deep.equal({
      fileName: "報告書.pdf",
      mediaType: "application/pdf",
      size: 16,
      note: "添付",
    });
    expect(await (await send("a,b\n1,2", "x.csv", "text/csv")).json()).to.include({ mediaType: "text/csv" });
    const disguised = await send("%PDF-1.7\n", "x.png", "image/png");
    expect(await problemOf(disguised)).to.include({ status: 415, code: "fileTypeMismatch" });
    expect(await problemOf(await send("<html>", "x.html", "text/html"))).to.include({ status: 415 });
    const large = await send("a".repeat(20 * 1024 * 1024 + 1), "x.csv", "text/csv");
    expect(await problemOf(large)).to.include({ status: 413, code: "tooLarge" });
    const two = new FormData();
    two.append("file", new Blob(["a"], { type: "text/csv" }), "a.csv");
    two.append("file", new Blob(["b"], { type: "text/csv" }), "b.csv");
    expect(await problemOf(await officer.send("POST", address, { body: two }))).to.include({ status: 400 });
    const none = await officer.send("POST", address, { body: new FormData() });
    expect((await problemOf(none)).status).to.equal(400);
    const json = await officer.send("POST", address, { body: {} });
    expect(await problemOf(json)).to.include({ status: 415 });
  });

  it("hands files out as downloads that cannot run in our origin", async () => {
    const response = await officer.send("GET", `/v1/things/${randomUUID()}/file`);
    expect(response.headers.get("content-type")).to.equal("application/pdf");
    expect(response.headers.get("content-disposition")).to.equal(
      "attachment; filename=\"___ ___.pdf\"; filename*=UTF-8''%E5%A0%B1%E5%91%8A%E6%9B%B8%20%22%E4%B8%80%22.pdf",
    );
    expect(response.headers.get("content-security-policy")).to.equal("sandbox; default-src 'none'");
    expect(response.headers.get("x-content-type-options")).to.equal("nosniff");
    expect(await response.text()).to.equal("%PDF-1.7");
  });
});
