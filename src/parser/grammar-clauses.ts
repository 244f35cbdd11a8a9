/** Duties, standing, linkages, packages, institutions, accession and exit. */
import type { Alternative } from "./recognizer";
import type {
  AccessionClause, Complainant, DutyClause, ExitClause, InstitutionClause, LinkageClause, Name, NameList, Obligation, PackageClause,
  Power, Remedy, Sentence, StandingClause, VotingRule,
} from "../language/ast";
import { startsObligation, startsSentence } from "./clause-starts";
import { type Draft, missing, nowhere, type Production } from "./grammar-base";
import { RuleGrammar } from "./grammar-rules";
import { kw, mark, StringToken } from "./tokens";

export abstract class ClauseGrammar extends RuleGrammar {
  private powerVerbs: Alternative<Power["verb"]>[] | undefined;
  private complainants: Alternative<Complainant>[] | undefined;
  private votingRules: Alternative<VotingRule>[] | undefined;

  // ---- duties and standing -----------------------------------------------------------------------------------------------------

  readonly duty: Production<DutyClause> = this.production<DutyClause>("duty", () => {
    const obligations: Obligation[] = [];
    const node: Draft<DutyClause> = { kind: "Duty", name: missing, under: [], cites: [], obligations, span: nowhere };
    return this.clause(
      node, "duty", "duty",
      () => {
        this.CONSUME(kw.duty);
        node.name = this.naming(this.SUBRULE(this.declared));
        this.OPTION1(() => { node.under = this.SUBRULE(this.under); });
        this.OPTION(() => { node.cites = this.SUBRULE(this.citations); });
      },
      () => { this.braced(node, "obligation", () => { this.MANY({ GATE: this.goesOn, DEF: () => obligations.push(this.SUBRULE(this.obligation)) }); }, { begins: startsObligation }); },
    );
  });

  readonly obligation: Production<Obligation> = this.production<Obligation>("obligation", () => {
    const anyone = { kind: "Anyone", span: nowhere } as const;
    const node: Draft<Obligation> = { kind: "Obligation", bearer: anyone, negative: false, soft: false, acts: [], toward: anyone, cites: [], span: nowhere };
    return this.item(node, () => {
      node.bearer = this.SUBRULE(this.dutySide);
      this.OR([
        { ALT: () => { this.CONSUME(kw.must); this.OPTION(() => { this.CONSUME(kw.not); node.negative = true; }); } },
        { ALT: () => { this.CONSUME(kw.endeavours); this.CONSUME(kw.to); node.soft = true; } },
        { ALT: () => { this.CONSUME(kw.may); node.permitted = true; } },
      ]);
      node.acts = this.SUBRULE(this.names);
      this.CONSUME(kw.toward);
      node.toward = this.SUBRULE1(this.dutySide);
      this.OPTION1(() => {
        this.CONSUME(kw.for);
        node.forMovers = this.SUBRULE(this.movers);
        this.OPTION2(() => { this.CONSUME(kw.from); node.fromParties = this.SUBRULE(this.parties); });
      });
      this.OPTION3(() => { node.when = this.SUBRULE(this.when); });
      this.OPTION4(() => {
        this.OR1([
          { ALT: () => { this.CONSUME(kw.within); node.within = this.SUBRULE(this.duration); } },
          { ALT: () => { this.CONSUME(kw.by); node.by = this.SUBRULE(this.date); } },
        ]);
      });
      this.OPTION5(() => { node.window = this.SUBRULE(this.window); });
      this.OPTION8(() => { node.decidedBy = this.SUBRULE(this.decidedBy); });
      this.OPTION6(() => { node.cites = this.SUBRULE(this.citations); });
      this.OPTION7(() => { this.CONSUME(kw.otherwise); node.otherwise = this.SUBRULE(this.remedy); });
    });
  });

  readonly remedy: Production<Remedy> = this.production<Remedy>("remedy", () => {
    const start = this.start();
    const by = this.SUBRULE(this.parties);
    this.CONSUME(kw.may);
    this.CONSUME(kw.suspend);
    const clauses = this.SUBRULE(this.clauseList);
    const node: Draft<Remedy> = { kind: "Remedy", by, clauses, span: nowhere };
    this.OPTION(() => { this.CONSUME(kw.toward); node.toward = this.SUBRULE1(this.parties); });
    this.OPTION1(() => { node.length = this.SUBRULE(this.limit); });
    this.OPTION2(() => { node.decidedBy = this.SUBRULE(this.decidedBy); });
    node.span = this.spanFrom(start);
    return node;
  });

  readonly decidedBy = this.RULE("decidedBy", () => {
    this.CONSUME(kw.decided);
    this.CONSUME(kw.by);
    return this.SUBRULE(this.body);
  });

  /** `everything`, or a list of clauses. */
  readonly clauseList: Production<NameList> = this.production<NameList>("clauseList", () => {
    const start = this.start();
    const names = this.OR([
      { ALT: () => this.SUBRULE(this.lows) },
      { ALT: (): Name[] | undefined => { this.CONSUME(kw.everything); return undefined; } },
    ]);
    return { all: names === undefined, names: names ?? [], span: this.spanFrom(start) };
  });

  readonly standing: Production<StandingClause> = this.production<StandingClause>("standing", () => {
    const node: Draft<StandingClause> = { kind: "Standing", by: missing, complainants: [], toward: { kind: "Anyone", span: nowhere }, cites: [], span: nowhere };
    return this.clause(node, "standing", "standing", () => {
      this.CONSUME(kw.standing);
      node.by = this.SUBRULE(this.standingBody);
      this.CONSUME(kw.on);
      this.CONSUME(kw.complaint);
      this.CONSUME(kw.of);
      node.complainants = this.SUBRULE(this.complainantList);
      this.CONSUME(kw.toward);
      node.toward = this.SUBRULE1(this.parties);
      this.OPTION(() => { node.when = this.SUBRULE(this.when); });
      this.OPTION1(() => { node.cites = this.SUBRULE(this.citations); });
    });
  });

  /** `decided by Council`, `decided by every member`. */
  private readonly standingBody: Production<StandingClause["by"]> = this.production<StandingClause["by"]>("standingBody", () => {
    this.CONSUME(kw.decided);
    this.CONSUME(kw.by);
    return this.OR<StandingClause["by"]>([
      { ALT: () => this.SUBRULE(this.body) },
      { ALT: () => {
        const start = this.start();
        this.CONSUME(kw.every);
        this.CONSUME(kw.member);
        return { kind: "EveryMember", span: this.spanFrom(start) };
      } },
    ]);
  });

  // ---- linkages, packages, institutions, entry and exit ----------------------------------------------------------------------------

  readonly linkage: Production<LinkageClause> = this.production<LinkageClause>("linkage", () => {
    const node: Draft<LinkageClause> = { kind: "Linkage", name: missing, mode: "tactical", cites: [], gives: missing, inReturnFor: missing, span: nowhere };
    return this.clause(
      node, "linkage", "linkage",
      () => {
        this.CONSUME(kw.linkage);
        node.name = this.naming(this.SUBRULE(this.declared));
        const mode = this.OR([{ ALT: () => this.CONSUME(kw.tactical) }, { ALT: () => this.CONSUME(kw.substantive) }]);
        node.mode = mode.tokenType === kw.substantive ? "substantive" : "tactical";
        this.OPTION(() => { node.cites = this.SUBRULE(this.citations); });
      },
      () => { this.braced(node, "exchange", () => { this.SUBRULE(this.exchange, { ARGS: [node] }); }); },
    );
  });

  /** `visaFree in return for readmission at 1 for 1`. */
  private readonly exchange = this.RULE("exchange", (node: Partial<Draft<LinkageClause>> = {}): void => {
    node.gives = this.SUBRULE(this.low);
    this.CONSUME(kw.in);
    this.CONSUME(kw.return);
    this.CONSUME(kw.for);
    node.inReturnFor = this.SUBRULE1(this.low);
    this.OPTION(() => {
      this.CONSUME(kw.at);
      const give = this.SUBRULE(this.integer);
      this.CONSUME1(kw.for);
      node.ratio = { give, take: this.SUBRULE1(this.integer) };
    });
  });

  readonly package: Production<PackageClause> = this.production<PackageClause>("package", () => {
    const node: Draft<PackageClause> = { kind: "Package", name: missing, cites: [], parts: [], span: nowhere };
    return this.clause(
      node, "package", "package",
      () => {
        this.CONSUME(kw.package);
        node.name = this.naming(this.SUBRULE(this.declared));
        this.OPTION(() => { node.cites = this.SUBRULE(this.citations); });
      },
      () => { this.braced(node, "bundle", () => { this.SUBRULE(this.bundle, { ARGS: [node] }); }); },
    );
  });

  private readonly bundle = this.RULE("bundle", (node: Partial<Draft<PackageClause>> = {}): void => {
    node.parts = this.SUBRULE(this.names);
    this.CONSUME(kw.end);
    this.CONSUME(kw.together);
    this.OPTION(() => { this.CONSUME(kw.after); node.after = this.SUBRULE(this.duration); });
  });

  readonly institution: Production<InstitutionClause> = this.production<InstitutionClause>("institution", () => {
    const powers: Power[] = [];
    const node: Draft<InstitutionClause> = { kind: "Institution", name: missing, cites: [], powers, span: nowhere };
    return this.clause(
      node, "institution", "institution",
      () => {
        this.CONSUME(kw.institution);
        node.name = this.naming(this.SUBRULE(this.capital));
        this.OPTION(() => { node.title = this.SUBRULE(this.text); });
        this.OPTION2(() => { this.CONSUME(kw.of); node.of = this.SUBRULE(this.partySet); });
        this.OPTION3(() => { node.window = this.SUBRULE(this.window); });
        this.OPTION1(() => { node.cites = this.SUBRULE(this.citations); });
      },
      () => {
        this.braced(node, "power", () => { this.MANY({ GATE: this.goesOn, DEF: () => powers.push(this.SUBRULE(this.power)) }); }, {
          begins: (type) => type === kw.adjudicates || type === kw.monitors || type === kw.advises || type === kw.decides,
        });
      },
    );
  });

  readonly power: Production<Power> = this.production<Power>("power", () => {
    const node: Draft<Power> = { kind: "Power", verb: "decides", clauses: { all: true, names: [], span: nowhere }, complainants: [], span: nowhere };
    return this.item(node, () => {
      this.OR([
        { ALT: () => {
          node.verb = this.OR1((this.powerVerbs ??= (["adjudicates", "monitors", "advises"] as const).map((verb, i) => ({
            ALT: () => {
              this.consume(i, kw[verb]);
              return verb;
            },
          }))));
          node.clauses = this.SUBRULE(this.clauseList);
          this.OPTION(() => {
            this.CONSUME(kw.for);
            node.complainants = this.SUBRULE(this.complainantList);
          });
        } },
        { ALT: () => {
          this.CONSUME(kw.decides);
          node.clauses = this.SUBRULE1(this.clauseList);
          this.CONSUME(kw.by);
          node.rule = this.SUBRULE(this.votingRule);
        } },
      ]);
      this.OPTION1(() => { node.window = this.SUBRULE(this.window); });
    });
  });

  readonly votingRule: Production<VotingRule> = this.production<VotingRule>("votingRule", () =>
    this.OR((this.votingRules ??= [
      ...(["consensus", "majority", "unanimity", "itself"] as const).map((rule, i) => ({
        ALT: (): VotingRule => {
          this.consume(i, kw[rule]);
          return rule;
        },
      })),
      { ALT: (): VotingRule => { this.CONSUME(kw.two); this.CONSUME(kw.thirds); return "two thirds"; } },
    ])),
  );

  readonly complainantList: Production<Complainant[]> = this.production<Complainant[]>("complainantList", () => {
    const list: Complainant[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: mark.comma, DEF: () => list.push(this.SUBRULE(this.complainant)) });
    return list;
  });

  readonly complainant: Production<Complainant> = this.production<Complainant>("complainant", () => {
    const start = this.start();
    const who = this.OR(
      (this.complainants ??= [
        { ALT: (): Complainant => this.SUBRULE(this.up) },
        { ALT: (): Complainant => { this.CONSUME(kw.injured); this.CONSUME(kw.member); return { kind: "InjuredMember", span: nowhere }; } },
        { ALT: (): Complainant => {
          this.CONSUME(kw.any);
          const word = this.OR1([{ ALT: () => this.CONSUME1(kw.member) }, { ALT: () => this.CONSUME(kw.mover) }]);
          return { kind: word.tokenType === kw.mover ? "AnyMover" : "AnyMember", span: nowhere };
        } },
      ]),
    );
    return { ...who, span: this.spanFrom(start) };
  });

  readonly accession: Production<AccessionClause> = this.production<AccessionClause>("accession", () => {
    const node: Draft<AccessionClause> = { kind: "Accession", cites: [], span: nowhere };
    return this.clause(node, "accession", "accession", () => {
      this.CONSUME(kw.accession);
      this.OR([
        { ALT: () => { this.CONSUME(kw.open); this.CONSUME(kw.to); node.openTo = this.SUBRULE(this.parties); } },
        { ALT: () => { this.CONSUME(kw.by); this.CONSUME(kw.invitation); } },
      ]);
      this.OPTION(() => { node.when = this.SUBRULE(this.when); });
      this.OPTION1(() => { node.decidedBy = this.SUBRULE(this.decidedBy); });
      this.OPTION2(() => { node.cites = this.SUBRULE(this.citations); });
    });
  });

  readonly exit: Production<ExitClause> = this.production<ExitClause>("exit", () => {
    const sentences: Sentence[] = [];
    const node: Draft<ExitClause> = { kind: "Exit", cites: [], sentences, span: nowhere };
    return this.clause(
      node, "exit", "exit",
      () => {
        this.CONSUME(kw.exit);
        this.OPTION(() => { this.CONSUME(kw.after); node.after = this.SUBRULE(this.duration); });
        this.OPTION1(() => { node.cites = this.SUBRULE(this.citations); });
      },
      () => {
        const block = (): void => {
          this.braced(node, "sentence", () => { this.MANY({ GATE: this.goesOn, DEF: () => sentences.push(this.SUBRULE(this.sentence)) }); }, { begins: startsSentence });
        };
        // Where sentences follow, the `{` is missing, not the block.
        if (!this.RECORDING_PHASE && startsSentence(this.next()) && this.LA(2).tokenType !== StringToken && this.goesOn()) block();
        else this.OPTION2(block);
      },
    );
  });
}
