-------------------------------- MODULE Traces --------------------------------
(* Is what instances did a behaviour that Migration.tla allows? `check-traces` *)
(* writes what they did into the module Events, as a tree of events, as traces *)
(* with the same beginning share it. Whatever was seen must be an action of    *)
(* the model, and what the model says is committed then must be what was read  *)
(* from the database. Not seen are only steps that an instance takes by        *)
(* itself. A trace is accepted when its last event is reached.                 *)
EXTENDS Migration, Sequences, TLC, Events
\* Event[n] = <<name, instance, c>>; Followers[n]; Last, those that end a trace; WasRead[c], what was read, if c # 0;
\* Loud: whether to print each event that is reached, not only the last ones

VARIABLES
  at,
  known   \* how often each document had been changed when an instance planned: the revisions that it saw
Same == UNCHANGED vars

\* the token of an entry that was withdrawn is not compared: the model brings back the old one
Is(v, e) == v[1] = e[1] /\ (e[2] = 0 \/ v[2] = e[2])
Agrees(c, l, v, f) ==
  /\ l.holder = c.holder /\ l.token = c.token /\ v[Fence] = c.fence
  /\ \A m \in Migrations : Is(v[Entry(m)], c.entries[m]) /\ f[m] = c.times[m]

\* as Init, but with what was read at the beginning
TraceInit ==
  LET c == WasRead[1] IN
  /\ at = 1
  /\ changes = [d \in Documents |-> 0]
  /\ known = [i \in Instances |-> changes]
  /\ lock = [holder |-> Nobody, token |-> c.token, expired |-> FALSE]
  /\ value = [d \in Documents |-> IF d = Fence THEN c.fence ELSE IF d[1] = "entry" THEN c.entries[d[2]] ELSE <<"ABSENT", 0>>]
  /\ dirty = [d \in Documents |-> Nobody]
  /\ txn = [i \in Instances |-> "none"]
  /\ snap = [i \in Instances |-> <<value, changes>>]
  /\ writes = [i \in Instances |-> {}]
  /\ pc = [i \in Instances |-> "read"]
  /\ token = [i \in Instances |-> 0]
  /\ seen = [i \in Instances |-> [m \in Migrations |-> <<"ABSENT", 0>>]]
  /\ step = [i \in Instances |-> <<"none", 0>>]
  /\ crashed = 0 /\ failed = 0
  /\ effect = c.times
  /\ before = [m \in Migrations |-> <<"BEGUN", 0>>]
  /\ inside = [m \in Migrations |-> {}]

\* --- what the model has as one action, and the code in several commands ---------
\* An announcement is one action of the model, but a transaction that the server may end. Also, an entry that was withdrawn
\* is for the model what it was before, but has a new revision. In both cases it is planned again.
Fresh(i) == changes[Entry(step[i][2])] = known[i][Entry(step[i][2])]
Again(i) ==
  /\ pc[i] = "start" /\ (Transactions \/ ~Fresh(i))
  /\ Go(i, "plan")
  /\ UNCHANGED <<lock, server, token, seen, step, crashed, failed, effect, before, inside>>
\* fence and entry are written by one command: where that fails, either of the two may be why
Refused(i) ==
  \/ FenceInside(i) /\ pc'[i] # "entry"
  \/ EntryWritten(i) /\ pc'[i] # "commit"
FenceOfRefused(i) == FenceInside(i) /\ pc'[i] = "entry"

\* who got the lock by a command that it had given up, and has no use for it, frees it
GivenBack(i) == pc[i] = "raise" /\ FreeLock(i, "left")

Open(i) == {j \in Instances \ {i} : txn[j] = "open" /\ token[j] < token[i]}

Does(name, i) ==
  CASE name = "read" -> Read(i)
    \* the last look at a lock before it is taken over: there its lease was over
    [] name = "expire" -> IF lock.holder # Nobody /\ ~lock.expired THEN LeaseEnds ELSE Same
    [] name = "take" -> lock.holder = Nobody /\ Lock(i)
    [] name = "takeover" -> Lock(i)
    [] name = "kill" -> IF Open(i) # {} THEN KillPredecessor(i) ELSE Same
    [] name = "raise" -> Raise(i)
    [] name = "plan" -> IF pc[i] = "lost" THEN Same ELSE Plan(i)   \* the code finds here that it has lost
    [] name = "begin" -> Begin(i)
    [] name = "code" -> CodeInside(i) /\ pc'[i] = "fence"
    [] name = "code-refused" -> CodeInside(i) /\ pc'[i] = "plan"
    [] name = "fence" -> FenceInside(i) /\ pc'[i] = "entry"
    [] name = "entry" -> Fresh(i) /\ EntryWritten(i) /\ pc'[i] = "commit"
    [] name = "refused" -> Refused(i)
    [] name = "commit" -> Commit(i) /\ pc'[i] = "taken"
    [] name = "commit-refused" -> Commit(i) /\ pc'[i] = "plan"
    [] name = "announce" -> Fresh(i) /\ Announce(i) /\ pc'[i] \in {"check", "code"}
    [] name = "announce-refused" -> Again(i) \/ (Announce(i) /\ pc'[i] \in {"plan", "lost"})
    [] name = "check" -> Check(i)
    [] name = "withdraw" -> Withdraw(i)
    [] name = "run" -> Code(i)
    [] name = "finish" -> Finish(i)
    [] name = "free" -> IF pc[i] = "lost" THEN Same ELSE End(i) \/ Stop(i) \/ GivenBack(i)
    [] name = "beat" -> /\ lock.holder = i /\ lock.token = token[i]
                        /\ IF Alive(i) /\ lock.expired THEN Beat(i) ELSE Same
    [] name = "beat-refused" -> ~(lock.holder = i /\ lock.token = token[i]) /\ Same
    [] name = "crash" -> IF Alive(i) THEN Crash(i) ELSE Same
    [] name = "dead" -> IF txn[i] = "open" THEN DeadAborts(i) ELSE Same
    [] name \in {"done", "lost", "interrupted"} -> pc[i] = name /\ Same
\* it found nothing to do, or a migration half done, before it knew that it had the lock
    [] name = "left" -> pc[i] \in {"read", "lock", "raise", "left"} /\ Same

ByThemselves == {i \in Instances : pc[i] \in {"next", "taken"}}

TraceNext ==
  IF ByThemselves # {}
  THEN LET i == Min(ByThemselves) IN (Next1(i) \/ Taken(i)) /\ UNCHANGED <<at, known>>
  ELSE \E n \in Followers[at] : LET e == Event[n] IN
    \/ /\ Does(e[1], e[2])
       /\ e[3] # 0 => Agrees(WasRead[e[3]], lock', value', effect')
       /\ at' = n
       /\ known' = IF e[1] = "plan" THEN [known EXCEPT ![e[2]] = changes] ELSE known
       /\ (Loud \/ n \in Last) => PrintT(<<"reached", n>>)
    \/ e[1] = "refused" /\ FenceOfRefused(e[2]) /\ UNCHANGED <<at, known>>

TraceSpec == TraceInit /\ [][TraceNext]_<<vars, at, known>>
===============================================================================
