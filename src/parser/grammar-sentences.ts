/** The sentence: who does what to whom, from where, on what terms, when, how many, by what source. How long and since when: `grammar-days.ts`. */
import type { Alternative } from "./recognizer";
import type {
  Allocation, Cap, CapPart, Citation, Counted, Disapplication, NameList, Name, Sentence, Tail, Terms, Verb, VerbKind,
} from "../language/ast";
import { type Draft, missing, nowhere, type Production } from "./grammar-base";
import { DayGrammar } from "./grammar-days";
import { DecimalToken, IntegerToken, kw, mark, StringToken, Token } from "./tokens";

export abstract class SentenceGrammar extends DayGrammar {
  private verbs: Alternative<VerbKind>[] | undefined;
  private termKinds: Alternative<Pick<Terms, "kind" | "on">>[] | undefined;

  readonly sentence: Production<Sentence> = this.production<Sentence>("sentence", () => {
    const node: Draft<Sentence> = {
      kind: "Sentence", subject: nobody, verb: { kind: "grants", span: nowhere }, rights: noNames, tail: noTail, span: nowhere,
    };
    return this.item(node, () => {
      node.subject = this.SUBRULE(this.parties);
      node.verb = this.SUBRULE(this.verb);
      node.rights = this.SUBRULE(this.rights);
      this.SUBRULE(this.scope, { ARGS: [node] });
      node.tail = this.SUBRULE(this.tail);
    });
  });

  /** `transition does not apply to Worker from A8 when ...`. */
  readonly disapplication: Production<Disapplication> = this.production<Disapplication>("disapplication", () => {
    const node: Draft<Disapplication> = { kind: "Disapplication", clause: missing, tail: noTail, span: nowhere };
    return this.item(node, () => {
      node.clause = this.SUBRULE(this.low);
      this.CONSUME(kw.does);
      this.CONSUME(kw.not);
      this.CONSUME(kw.apply);
      this.SUBRULE(this.scope, { ARGS: [node] });
      node.tail = this.SUBRULE(this.tail);
    });
  });

  /** `to Worker from every other member`. */
  protected readonly scope = this.RULE("scope", (node: Draft<Pick<Sentence, "to" | "from">> = {}): void => {
    this.OPTION(() => {
      this.CONSUME(kw.to);
      node.to = this.SUBRULE(this.movers);
    });
    this.OPTION1(() => {
      this.CONSUME(kw.from);
      node.from = this.SUBRULE(this.parties);
    });
  });

  readonly verb: Production<Verb> = this.production<Verb>("verb", () => {
    const start = this.start();
    const kind = this.OR(
      (this.verbs ??= [
        { ALT: () => { this.CONSUME(kw.grants); return "grants"; } },
        { ALT: () => { this.CONSUME(kw.refuses); return "refuses"; } },
        { ALT: () => {
          this.CONSUME(kw.may);
          return this.OR1([
            { ALT: (): VerbKind => { this.CONSUME(kw.grant); return "may grant"; } },
            { ALT: (): VerbKind => { this.CONSUME(kw.refuse); return "may refuse"; } },
          ]);
        } },
        { ALT: () => { this.CONSUME(kw.endeavours); this.CONSUME(kw.to); this.CONSUME1(kw.grant); return "endeavours to grant"; } },
        { ALT: () => {
          this.CONSUME(kw.is);
          this.CONSUME(kw.not);
          this.CONSUME(kw.bound);
          this.CONSUME1(kw.to);
          this.CONSUME2(kw.grant);
          return "is not bound to grant";
        } },
      ]),
    );
    return { kind, span: this.spanFrom(start) };
  });

  readonly rights: Production<NameList> = this.production<NameList>("rights", () => {
    const start = this.start();
    const names = this.OR([
      { ALT: () => this.SUBRULE(this.names) },
      { ALT: (): Name[] | undefined => { this.CONSUME(kw.anything); return undefined; } },
    ]);
    return { all: names === undefined, names: names ?? [], span: this.spanFrom(start) };
  });

  // ---- the tail, always in this order -----------------------------------------------------------------------------------

  readonly tail: Production<Tail> = this.production<Tail>("tail", () => {
    const node: Draft<Tail> = { cites: noCitations };
    this.OPTION(() => { node.terms = this.SUBRULE(this.terms); });
    this.OPTION1(() => { node.earned = this.SUBRULE(this.earned); });
    this.OPTION2(() => { node.when = this.SUBRULE(this.when); });
    this.OPTION3(() => { this.numbered(node); });
    this.OPTION4(() => { node.length = this.SUBRULE(this.length); });
    this.OPTION5(() => { node.window = this.SUBRULE(this.window); });
    this.OPTION6(() => { node.cites = this.SUBRULE(this.citations); });
    return node;
  });

  /** A number of its own, or that of a quota. */
  protected numbered(node: Draft<Tail>): void {
    this.OR([
      { ALT: () => { node.cap = this.SUBRULE(this.cap); } },
      { ALT: () => { node.counted = this.SUBRULE(this.counted); } },
    ]);
  }

  readonly terms: Production<Terms> = this.production<Terms>("terms", () => {
    const start = this.start();
    this.CONSUME(kw.on);
    const kind = this.OR(
      (this.termKinds ??= [
        { ALT: () => ({ kind: "standstill", on: this.SUBRULE(this.timePoint) }) },
        { ALT: () => { this.CONSUME(kw.national); return { kind: "national" }; } },
        { ALT: () => { this.CONSUME(kw.most); this.CONSUME(kw.favoured); return { kind: "most favoured" }; } },
        { ALT: () => { this.CONSUME(kw.general); return { kind: "general" }; } },
        { ALT: () => { this.CONSUME(kw.reciprocal); return { kind: "reciprocal" }; } },
      ]),
    );
    this.CONSUME(kw.terms);
    return { ...kind, span: this.spanFrom(start) };
  });

  /** `after 5 years of Reside`. */
  readonly earned: Production<NonNullable<Tail["earned"]>> = this.production<NonNullable<Tail["earned"]>>("earned", () => {
    const start = this.start();
    this.CONSUME(kw.after);
    const duration = this.SUBRULE(this.duration);
    this.CONSUME(kw.of);
    const right = this.SUBRULE(this.up);
    return { duration, right, span: this.spanFrom(start) };
  });

  readonly when = this.RULE("when", () => {
    this.CONSUME(kw.when);
    return this.SUBRULE(this.condition);
  });

  /** `at most 500 per year each origin of which 50 % by ballot of which 20 from MT`. */
  readonly cap: Production<Cap> = this.production<Cap>("cap", () => {
    const start = this.start();
    const parts: CapPart[] = [];
    const bound = this.SUBRULE(this.bound);
    const counted = this.OR<Pick<Cap, "amount" | "other">>([
      { ALT: () => this.SUBRULE(this.ofTwo) },
      { ALT: () => ({ amount: this.SUBRULE(this.sum) }) },
    ]);
    const per = this.SUBRULE(this.countPeriod);
    const node: Draft<Cap> = { bound, ...counted, per, parts, span: nowhere };
    this.OPTION(() => { node.each = this.SUBRULE(this.each); });
    this.OPTION1(() => { node.by = this.SUBRULE(this.allocation); });
    this.MANY(() => { parts.push(this.SUBRULE(this.capPart)); });
    node.span = this.spanFrom(start);
    return node;
  });

  /** `counted in places of which at most 15 % each origin`. */
  readonly counted: Production<Counted> = this.production<Counted>("counted", () => {
    const start = this.start();
    const parts: CapPart[] = [];
    this.CONSUME(kw.counted);
    this.CONSUME(kw.in);
    const quota = this.SUBRULE(this.low);
    this.MANY(() => { parts.push(this.SUBRULE(this.capPart)); });
    return { quota, parts, span: this.spanFrom(start) };
  });

  /** `the lesser of returned(year) and 72_000`. */
  readonly ofTwo: Production<Pick<Cap, "amount" | "other">> = this.production<Pick<Cap, "amount" | "other">>("ofTwo", () => {
    this.CONSUME(kw.the);
    const word = this.OR([{ ALT: () => this.CONSUME(kw.lesser) }, { ALT: () => this.CONSUME(kw.greater) }]);
    this.CONSUME(kw.of);
    const amount = this.SUBRULE(this.sum);
    this.CONSUME(kw.and);
    return { amount, other: { counts: word.tokenType === kw.greater ? "greater" : "lesser", amount: this.SUBRULE1(this.sum) } };
  });

  /** `of which 1_000 from MT`, `of which at most 15 % each origin`, `of which 50 % by ballot`. */
  readonly capPart: Production<CapPart> = this.production<CapPart>("capPart", () => {
    this.CONSUME(kw.of);
    this.CONSUME(kw.which);
    const start = this.start();
    const node: Draft<CapPart> = { amount: 0, percent: false, span: nowhere };
    this.OPTION(() => { node.bound = this.SUBRULE(this.bound); });
    const amount = this.OR([{ ALT: () => this.CONSUME(IntegerToken) }, { ALT: () => this.CONSUME(DecimalToken) }]);
    if (amount instanceof Token) node.amount = amount.value;
    this.OPTION1(() => { this.CONSUME(mark.percent); node.percent = true; });
    this.OPTION2(() => { node.per = this.SUBRULE(this.countPeriod); });
    this.OPTION3(() => { node.each = this.SUBRULE(this.each); });
    this.OPTION4(() => { node.by = this.SUBRULE(this.allocation); });
    this.OPTION5(() => { this.CONSUME(kw.from); node.from = this.SUBRULE(this.parties); });
    this.OPTION6(() => { node.when = this.SUBRULE(this.when); });
    node.span = this.spanFrom(start);
    return node;
  });

  /** `at most`. */
  readonly bound: Production<Cap["bound"]> = this.production<Cap["bound"]>("bound", () => {
    this.CONSUME(kw.at);
    const word = this.OR([{ ALT: () => this.CONSUME(kw.most) }, { ALT: () => this.CONSUME(kw.least) }]);
    return word.tokenType === kw.least ? "least" : "most";
  });

  /** `per year`, `per 6 months`, `in all`. */
  readonly countPeriod: Production<Cap["per"]> = this.production<Cap["per"]>("countPeriod", () =>
    this.OR([
      { ALT: (): Cap["per"] => {
        this.CONSUME(kw.per);
        return this.OR1([
          { ALT: (): Cap["per"] => { this.CONSUME(kw.year); return "year"; } },
          { ALT: (): Cap["per"] => { this.CONSUME(kw.month); return "month"; } },
          { ALT: (): Cap["per"] => this.SUBRULE(this.duration) },
        ]);
      } },
      { ALT: (): Cap["per"] => { this.CONSUME(kw.in); this.CONSUME(kw.all); return "all"; } },
    ]),
  );

  /** `each origin`. */
  readonly each: Production<NonNullable<Cap["each"]>> = this.production<NonNullable<Cap["each"]>>("each", () => {
    this.CONSUME(kw.each);
    const each = this.OR([{ ALT: () => this.CONSUME(kw.host) }, { ALT: () => this.CONSUME(kw.origin) }, { ALT: () => this.CONSUME(kw.pair) }]);
    return each.tokenType === kw.host ? "host" : each.tokenType === kw.origin ? "origin" : "pair";
  });

  /** `by ballot`. */
  readonly allocation: Production<Allocation> = this.production<Allocation>("allocation", () => {
    this.CONSUME(kw.by);
    const by = this.OR([{ ALT: () => this.CONSUME(kw.ballot) }, { ALT: () => this.CONSUME(kw.arrival) }, { ALT: () => this.CONSUME(kw.merit) }]);
    return by.tokenType === kw.ballot ? "ballot" : by.tokenType === kw.arrival ? "arrival" : "merit";
  });

  readonly citations: Production<Citation[]> = this.production<Citation[]>("citations", () => {
    const list: Citation[] = [];
    this.CONSUME(kw.cites);
    this.AT_LEAST_ONE_SEP({
      SEP: mark.comma,
      DEF: () => {
        const start = this.start();
        const source = this.SUBRULE(this.up);
        const place = this.OPTION(() => this.textOf(this.CONSUME(StringToken)));
        const span = this.spanFrom(start);
        list.push(place === undefined ? { source, span } : { source, place, span });
      },
    });
    return list;
  });
}

const nobody: Sentence["subject"] = { kind: "Anyone", span: nowhere };
const noNames: NameList = { all: false, names: [], span: nowhere };
const noCitations: readonly Citation[] = [];
const noTail: Tail = { cites: noCitations };
