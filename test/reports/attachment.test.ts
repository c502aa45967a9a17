import { createHash } from "node:crypto";
import { expect } from "chai";
import { csv, modelData } from "../../reports/kit/attachment.ts";

describe("the figures inside a document", () => {
  it("are the one canonical text of the model, and its hash", () => {
    const { bytes, sha256 } = modelData({ b: "2", a: [1, null, { d: true, c: undefined }] });
    expect(bytes.toString("utf8")).to.equal('{"a":[1,null,{"d":true}],"b":"2"}');
    expect(sha256).to.equal(createHash("sha256").update(bytes).digest("hex"));
  });

  it("cannot hold a float", () => {
    expect(() => modelData({ rate: 0.1 })).to.throw("0.1 is not a whole number");
  });

  it("as CSV begin with a byte order mark and end each line with CRLF", () => {
    const text = csv([
      ["dueOn", "interest"],
      ["2025-03-31", "-5"],
    ]).toString("utf8");
    expect(text).to.equal("\uFEFFdueOn,interest\r\n2025-03-31,-5\r\n");
  });

  it("cells with commas, quotes or line feeds are quoted", () => {
    expect(csv([['a "b", c', "d\ne"]]).toString("utf8")).to.equal('\uFEFF"a ""b"", c","d\ne"\r\n');
  });

  it("a cell that a spreadsheet would run is disarmed", () => {
    expect(csv([["=1+1", "+1", "-1+1", "@x", "＝1", "-1.5"]]).toString("utf8")).to.equal(
      "\uFEFF'=1+1,'+1,'-1+1,'@x,'＝1,-1.5\r\n",
    );
  });
});
