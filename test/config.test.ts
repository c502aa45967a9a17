import { expect } from "chai";
import { ConfigError, readConfig } from "../src/config.ts";

describe("settings from the environment", () => {
  it("have a safe default each", () => {
    expect(readConfig({})).to.deep.equal({
      port: 3000,
      host: "127.0.0.1",
      databaseUrl: "sqlite:data/sanpo.sqlite",
      checkpointKey: undefined,
      dataFolder: "./data",
      secretKey: undefined,
      publicUrl: undefined,
      smtpUrl: undefined,
      mailFrom: "Sanpo Ledger <no-reply@localhost>",
      oidcProviders: [],
      demo: false,
      rateLimit: 600,
      evidenceQuotaMegabytes: 10_240,
      securityLogYears: 10,
      logLevel: "info",
      tls: false,
      trustedProxies: 0,
      webhookLoopback: false,
    });
  });

  it("are read by their names; an empty one counts as not given", () => {
    const config = readConfig({
      PORT: "8080",
      HOST: "",
      DATABASE_URL: "postgres://db/sanpo",
      SANPO_DEMO: "1",
      SANPO_RATE_LIMIT: "off",
      LOG_LEVEL: "warn",
      SANPO_TLS: "1",
      SANPO_TRUSTED_PROXIES: "2",
      HOME: "/home/sanpo",
    });
    expect(config).to.deep.include({ port: 8080, host: "127.0.0.1", databaseUrl: "postgres://db/sanpo" });
    expect(config).to.deep.include({
      demo: true,
      rateLimit: "off",
      logLevel: "warn",
      tls: true,
      trustedProxies: 2,
    });
    expect(readConfig({ SANPO_DATA_DIR: "/var/sanpo" }).databaseUrl).to.equal(
      "sqlite:/var/sanpo/sanpo.sqlite",
    );
    expect(readConfig({ SANPO_RATE_LIMIT: "120" }).rateLimit).to.equal(120);
  });

  it("that cannot be read are all named at once", () => {
    const environment = {
      PORT: "http",
      SANPO_RATE_LIMIT: "0",
      DATABASE_URL: "mysql://db",
      SANPO_DEMO: "yes",
      LOG_LEVEL: "loud",
      SANPO_SECURITY_LOG_YEARS: "6",
    };
    expect(() => readConfig(environment))
      .to.throw(ConfigError)
      .with.property("message")
      .that.includes("PORT: must be a whole number from 0 to 65535")
      .and.includes("SANPO_RATE_LIMIT: must be a whole number of requests a minute, or off")
      .and.includes("DATABASE_URL: must begin with sqlite: or postgres://")
      .and.includes("SANPO_DEMO: must be 1 or 0")
      .and.includes("SANPO_SECURITY_LOG_YEARS: must be a whole number from 7 to 10")
      .and.includes("LOG_LEVEL: must be one of");
  });
});
