/** A small regime for tests of the command line: three members, a transition of one host against one origin. */
export const freeMovement = `use std.rights
use std.movers

regime Free "Free movement" {
  source Treaty "Treaty of Rome"
  members { AT, PL, CY since 2004-05-01 }
  judgement presentThreat about mover "genuine threat" by host
  facts about mover { skill : one of low, high }
  rule workers cites Treaty "art 45" {
    every member grants Enter, Work to Worker from every other member
  }
  exception transition to workers cites Treaty "annex" {
    AT refuses Work to Worker from PL until 2011-04-30
  }
  exception threat to workers, transition { host may refuse Enter when presentThreat }
  test "Pole in Austria" { host AT origin PL mover Worker on 2005-01-01  expect Work denied because transition }
  test "Cypriot in Austria" { host AT origin CY mover Worker on 2005-01-01  expect Work granted because workers }
  expect norms fails until 2011-04-30
  expect norms holds since 2011-05-01
}
`;
