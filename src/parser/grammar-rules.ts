/** Membership, closure, rules, exceptions, reservations and invocations. */
import type {
  ClosureClause, Conceded, Conceding, ConcessionClause, Disapplication, Everything, ExceptionClause, InvocationClause, MembersClause, Name, NoReservationClause, QuotaClause, Raised,
  ReservationClause, RuleClause, Sentence, Tail,
} from "../language/ast";
import { startsSentence } from "./clause-starts";
import { type Draft, missing, nowhere, type Production } from "./grammar-base";
import { DeclarationGrammar, noRoll } from "./grammar-declarations";
import { kw, Low } from "./tokens";

export abstract class RuleGrammar extends DeclarationGrammar {
  readonly members: Production<MembersClause> = this.production<MembersClause>("members", () => {
    const node: Draft<MembersClause> = { kind: "Members", roll: noRoll, eachAlone: false, span: nowhere };
    return this.clause(node, "members", "members", () => {
      this.CONSUME(kw.members);
      node.roll = this.OR([
        { ALT: () => this.SUBRULE(this.roll) },
        { ALT: () => {
          const start = this.start();
          const set = this.SUBRULE(this.partySet);
          const span = this.spanFrom(start);
          return { kind: "Roll" as const, entries: [{ kind: "RollEntry" as const, set, span }], span };
        } },
      ]);
      this.OPTION(() => {
        this.CONSUME(kw.each);
        this.CONSUME(kw.alone);
        node.eachAlone = true;
      });
    });
  });

  readonly closure: Production<ClosureClause> = this.production<ClosureClause>("closure", () => {
    const node: Draft<ClosureClause> = { kind: "Closure", policy: "none", span: nowhere };
    return this.clause(node, "closure", "closure", () => {
      this.CONSUME(kw.closure);
      node.policy = this.OR((["sovereign", "permissive", "none"] as const).map((policy, i) => ({
        ALT: () => {
          this.consume(i, kw[policy]);
          return policy;
        },
      })));
    });
  });

  readonly rule: Production<RuleClause> = this.production<RuleClause>("rule", () => {
    const sentences: Sentence[] = [];
    const node: Draft<RuleClause> = { kind: "Rule", name: missing, under: [], cites: [], sentences, span: nowhere };
    return this.clause(
      node, "rule", "rule",
      () => {
        this.CONSUME(kw.rule);
        node.name = this.naming(this.SUBRULE(this.declared));
        this.OPTION1(() => { node.under = this.SUBRULE(this.under); });
        this.OPTION(() => { node.cites = this.SUBRULE(this.citations); });
      },
      () => { this.braced(node, "sentence", () => { this.MANY({ GATE: this.goesOn, DEF: () => sentences.push(this.SUBRULE(this.sentence)) }); }, { begins: startsSentence }); },
    );
  });

  /** The norms that a clause serves. */
  readonly under: Production<Name[]> = this.production<Name[]>("under", () => {
    this.CONSUME(kw.under);
    return this.SUBRULE(this.lows);
  });

  readonly exception: Production<ExceptionClause> = this.production<ExceptionClause>("exception", () => {
    const sentences: (Sentence | Disapplication)[] = [];
    const node: Draft<ExceptionClause> = { kind: "Exception", name: missing, targets: [], under: [], cites: [], sentences, span: nowhere };
    return this.clause(
      node, "exception", "exception",
      () => {
        this.CONSUME(kw.exception);
        node.name = this.naming(this.SUBRULE(this.declared));
        this.CONSUME(kw.to);
        this.aim(node, this.SUBRULE(this.targets));
        this.OPTION4(() => { node.under = this.SUBRULE(this.under); });
        this.OPTION(() => { node.ground = this.SUBRULE(this.ground); });
        this.OPTION1(() => { node.invoked = this.SUBRULE(this.invoked); });
        this.OPTION2(() => { node.window = this.SUBRULE(this.window); });
        this.OPTION3(() => { node.cites = this.SUBRULE(this.citations); });
      },
      () => {
        this.braced(node, "effect", () => { this.MANY({ GATE: this.goesOn, DEF: () => sentences.push(this.SUBRULE(this.effect)) }); }, {
          begins: (type) => startsSentence(type) || type.categories.includes(Low) === true,
        });
      },
    );
  });

  /** The clauses to which something is an exception, by their names or all of them. */
  readonly targets: Production<Name[] | Everything> = this.production<Name[] | Everything>("targets", () =>
    this.OR<Name[] | Everything>([
      { ALT: () => this.SUBRULE(this.lows) },
      { ALT: () => this.SUBRULE(this.everything) },
    ]),
  );

  /** `everything except a, b`. */
  readonly everything: Production<Everything> = this.production<Everything>("everything", () => {
    const start = this.start();
    this.CONSUME(kw.everything);
    const except = this.OPTION(() => { this.CONSUME(kw.except); return this.SUBRULE(this.lows); });
    return { kind: "Everything", except: except ?? [], span: this.spanFrom(start) };
  });

  private aim(node: Draft<ExceptionClause | ReservationClause>, at: readonly Name[] | Everything | undefined): void {
    if (at !== undefined && "kind" in at) node.everything = at;
    else node.targets = at ?? [];
  }

  /** A sentence or a disapplication. */
  readonly effect: Production<Sentence | Disapplication> = this.production<Sentence | Disapplication>("effect", () =>
    this.OR<Sentence | Disapplication>([
      { GATE: () => this.LA(2).tokenType === kw.does, ALT: () => this.SUBRULE(this.disapplication) },
      { ALT: () => this.SUBRULE(this.sentence) },
    ]),
  );

  readonly ground: Production<NonNullable<ExceptionClause["ground"]>> = this.production<NonNullable<ExceptionClause["ground"]>>("ground", () => {
    this.CONSUME(kw.on);
    const ground = this.OR((["security", "economic", "rights"] as const).map((word, i) => ({
      ALT: () => {
        this.consume(i, kw[word]);
        return word;
      },
    })));
    this.CONSUME(kw.grounds);
    return ground;
  });

  /** `once invoked for at most 24 months running renewable`. */
  readonly invoked: Production<NonNullable<ExceptionClause["invoked"]>> = this.production<NonNullable<ExceptionClause["invoked"]>>("invoked", () => {
    const start = this.start();
    this.CONSUME(kw.once);
    this.CONSUME(kw.invoked);
    const limit = this.OPTION(() => {
      this.CONSUME(kw.for);
      this.CONSUME(kw.at);
      this.CONSUME(kw.most);
      const duration = this.SUBRULE(this.duration);
      this.CONSUME(kw.running);
      const renewable = this.OPTION1(() => this.CONSUME(kw.renewable)) !== undefined;
      return renewable ? { atMost: duration, renewable: true as const } : { atMost: duration };
    });
    return { ...limit, span: this.spanFrom(start) };
  });

  readonly reservation: Production<ReservationClause> = this.production<ReservationClause>("reservation", () => {
    const sentences: Sentence[] = [];
    const node: Draft<ReservationClause> = {
      kind: "Reservation", name: missing, by: { kind: "Anyone", span: nowhere }, targets: [], cites: [], sentences, span: nowhere,
    };
    return this.clause(
      node, "reservation", "reservation",
      () => {
        this.CONSUME(kw.reservation);
        node.name = this.naming(this.SUBRULE(this.declared));
        this.CONSUME(kw.by);
        node.by = this.SUBRULE(this.parties);
        this.CONSUME(kw.to);
        this.aim(node, this.SUBRULE(this.targets));
        this.OPTION(() => { node.window = this.SUBRULE(this.window); });
        this.OPTION1(() => { node.cites = this.SUBRULE(this.citations); });
      },
      () => { this.braced(node, "sentence", () => { this.MANY({ GATE: this.goesOn, DEF: () => sentences.push(this.SUBRULE(this.sentence)) }); }, { begins: startsSentence }); },
    );
  });

  readonly noReservation: Production<NoReservationClause> = this.production<NoReservationClause>("noReservation", () => {
    const node: Draft<NoReservationClause> = { kind: "NoReservation", targets: [], cites: [], span: nowhere };
    return this.clause(node, "`no reservation`", "noReservation", () => {
      this.CONSUME(kw.no);
      this.CONSUME(kw.reservation);
      this.CONSUME(kw.to);
      node.targets = this.SUBRULE(this.lows);
      this.OPTION(() => { node.cites = this.SUBRULE(this.citations); });
    });
  });

  readonly concession: Production<ConcessionClause> = this.production<ConcessionClause>("concession", () => {
    const acts: Conceding[] = [];
    const node: Draft<ConcessionClause> = { kind: "Concession", name: missing, rule: missing, cites: [], acts, span: nowhere };
    return this.clause(
      node, "concession", "concession",
      () => {
        this.CONSUME(kw.concession);
        node.name = this.naming(this.SUBRULE(this.declared));
        this.CONSUME(kw.to);
        node.rule = this.SUBRULE(this.low);
        this.OPTION(() => { node.cites = this.SUBRULE(this.citations); });
      },
      () => { this.braced(node, "conceding", () => { this.MANY({ GATE: this.goesOn, DEF: () => acts.push(this.SUBRULE(this.conceding)) }); }, { begins: startsSentence }); },
    );
  });

  /** `every member may concede Work to Worker from every other member`, `every member may raise bound`. */
  readonly conceding: Production<Conceding> = this.production<Conceding>("conceding", () => {
    const conceded: Draft<Conceded> = { kind: "Conceded", rights: { all: true, names: [], span: nowhere }, tail: { cites: [] } };
    const node: Draft<Conceding> = { kind: "Conceding", subject: { kind: "Anyone", span: nowhere }, body: conceded, span: nowhere };
    return this.item(node, () => {
      node.subject = this.SUBRULE(this.parties);
      this.CONSUME(kw.may);
      this.OR([
        { ALT: () => {
          this.CONSUME(kw.concede);
          conceded.rights = this.SUBRULE(this.rights);
          this.SUBRULE(this.scope, { ARGS: [conceded] });
          conceded.tail = this.SUBRULE(this.concededTail);
        } },
        { ALT: () => {
          this.CONSUME(kw.raise);
          const raised: Draft<Raised> = { kind: "Raised", table: this.SUBRULE(this.low), cites: [] };
          this.OPTION(() => { raised.cites = this.SUBRULE(this.citations); });
          node.body = raised;
        } },
      ]);
    });
  });

  /** What is conceded stands on no terms: it is what terms are measured by. */
  private readonly concededTail: Production<Tail> = this.production<Tail>("concededTail", () => {
    const node: Draft<Tail> = { cites: [] };
    this.OPTION(() => { node.when = this.SUBRULE(this.when); });
    this.OPTION1(() => { this.numbered(node); });
    this.OPTION2(() => { node.length = this.SUBRULE(this.length); });
    this.OPTION3(() => { node.window = this.SUBRULE(this.window); });
    this.OPTION4(() => { node.cites = this.SUBRULE(this.citations); });
    return node;
  });

  /** `quota places at most 8_500 per year of which 1_000 from MT since 1965-08-02`. */
  readonly quota: Production<QuotaClause> = this.production<QuotaClause>("quota", () => {
    const node: Draft<QuotaClause> = { kind: "Quota", name: missing, cap: noCap, cites: [], span: nowhere };
    return this.clause(node, "quota", "quota", () => {
      this.CONSUME(kw.quota);
      node.name = this.naming(this.SUBRULE(this.declared));
      node.cap = this.SUBRULE(this.cap);
      this.OPTION(() => { node.window = this.SUBRULE(this.window); });
      this.OPTION1(() => { node.cites = this.SUBRULE(this.citations); });
    });
  });

  /** `CH invokes safeguard toward EU8 at most 2_180 per year since 2012-05-01 until 2013-04-30`. */
  readonly invocation: Production<InvocationClause> = this.production<InvocationClause>("invocation", () => {
    const node: Draft<InvocationClause> = {
      kind: "Invocation", by: { kind: "PartySet", names: [], except: [], span: nowhere }, exception: missing,
      toward: { kind: "Anyone", span: nowhere }, window: { span: nowhere }, cites: [], span: nowhere,
    };
    return this.clause(node, "invocation", "invocation", () => {
      node.by = this.SUBRULE(this.partySet);
      this.CONSUME(kw.invokes);
      node.exception = this.SUBRULE(this.low);
      this.CONSUME(kw.toward);
      node.toward = this.SUBRULE(this.parties);
      this.OPTION(() => { node.when = this.SUBRULE(this.when); });
      this.OPTION1(() => { node.cap = this.SUBRULE(this.cap); });
      node.window = this.SUBRULE(this.window);
      this.OPTION2(() => { node.cites = this.SUBRULE(this.citations); });
    });
  });
}

const noCap: QuotaClause["cap"] = { bound: "most", amount: { kind: "Integer", value: 0, span: nowhere }, per: "all", parts: [], span: nowhere };
