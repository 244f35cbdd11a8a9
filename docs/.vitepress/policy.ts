/** The policy of each page: nothing from elsewhere, and of scripts in the page only those that are there when the site is built. */
import { createHash } from "node:crypto";

const digest = (script: string): string => `'sha256-${createHash("sha256").update(script).digest("base64")}'`;

/** A page with its policy as the first thing in its head. Styles in the page are let in: pictures and menus write them. */
export function withPolicy(html: string): string {
  const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/g)].map(([, script = ""]) => digest(script));
  const policy = `default-src 'self'; script-src 'self' ${[...new Set(scripts)].join(" ")}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'`;
  return html.replace("<head>", `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}">\n    <meta name="referrer" content="no-referrer">`);
}
