// The commands as the window sees them: those whose answers it shows, and which of these answers each other one makes
// old. No screen tells another what it did: it calls its command, and whoever shows an old answer asks anew.
import type { Commands } from "./generated";

export type Command = keyof Commands;
export type Question<C extends Command> = Commands[C]["question"];
export type Answer<C extends Command> = Commands[C]["answer"];

/** Refuses what is no command. */
type CommandSubset<C extends Command> = C;

/** A command whose answer is shown for as long as it holds. */
export type Query = CommandSubset<
  | "overview"
  | "open_setup"
  | "accounts"
  | "identify"
  | "sign_in"
  | "practise"
  | "hosts"
  | "connections"
  | "vpcs"
  | "vpc_subnets"
  | "vpc_security_groups"
  | "locate_server"
  | "examine_network"
  | "requests"
  | "build_choices"
  | "images"
  | "buildspec"
  | "review"
  | "files"
  | "runs"
  | "run_report"
  | "plan_deployment"
  | "plan_tear_down"
  | "plan_host_deletion"
  | "check_host_replacement"
  | "host_follow_ups"
  | "practice_world"
  | "practice_messages"
>;

/** A command that is called when a person wants it. `practise` is both: it copies a clone, and says what it copied. */
export type Act = Exclude<Command, Query> | "practise";

/**
 * A query that is asked anew behind the person's back. A plan isn't: what is approved is what was seen, and the program
 * refuses it when it doesn't hold any more.
 */
export type RenewableQuery = Exclude<Query, "plan_deployment" | "plan_tear_down" | "plan_host_deletion" | "practise">;

/** What a setup says shows in these. What its account holds isn't among them: that would be asked with each word. */
const OF_SETUP = ["overview", "open_setup", "build_choices", "buildspec", "review", "files", "requests"] as const;

/** What happens in an account shows in these. */
const OF_PIPELINE = ["runs", "run_report"] as const;

/** A job that begins or changes shows in these. */
const OF_JOB = ["overview", "open_setup"] as const;

/** What an account answers may be another answer, once somebody signed in to it. */
export const OF_SIGN_IN = [
  "accounts",
  "identify",
  "hosts",
  "connections",
  "vpcs",
  "vpc_subnets",
  "vpc_security_groups",
  "examine_network",
  "images",
] as const;

/** Which answers a command makes old. What a job changes as it goes on stands in its kind's row (src/jobs/kinds.ts). */
const MAKES_OLD: Record<Act, readonly RenewableQuery[]> = {
  save_settings: ["overview"],
  create_setup: ["overview"],
  save_setup: OF_SETUP,
  change_account: [...OF_SETUP, "hosts", "connections", ...OF_PIPELINE],
  delete_setup: ["overview", "hosts", "connections"],
  open_setup_file: ["overview"],
  save_setup_copy: [],
  add_keys: ["accounts"],
  forget_keys: ["accounts"],
  begin_sign_in: [],
  cancel_sign_in: [],
  // a code that AWS doesn't take changes nothing: whoever asked goes on
  give_mfa_code: [],
  inspect_repository: [],
  inspect_practice: [],
  apply_suggestion: OF_SETUP,
  practise: ["practice_world"],
  use_host: [...OF_SETUP, "hosts", "connections"],
  plan_host: [],
  create_host: OF_JOB,
  plan_host_change: [],
  change_host: OF_JOB,
  delete_host: OF_JOB,
  plan_host_replacement: [],
  replace_host: OF_JOB,
  use_connection: [...OF_SETUP, "hosts", "connections", "host_follow_ups"],
  plan_connection: [],
  connect: OF_JOB,
  stop_examination: [],
  read_certificate: [],
  save_requests: [],
  save_buildspec: OF_SETUP,
  save_files: [],
  discard_plan: [],
  deploy: OF_JOB,
  watch_run: OF_JOB,
  start_run: OF_JOB,
  answer_approval: OF_JOB,
  tear_down: OF_JOB,
  job: [],
  job_history: [],
  check_now: OF_JOB,
  cancel_job: [...OF_JOB, "hosts", "connections"],
  retry_job: OF_JOB,
  log_lines: [],
  log_error: [],
  save_log: [],
  log_save: [],
  stop_log_save: [],
  open_address: [],
  watch_job: [],
  choose_folder: [],
  choose_file: [],
  choose_destination: [],
  practice_push: ["practice_world", ...OF_PIPELINE],
  practice_pull_request: ["practice_world", ...OF_PIPELINE],
  practice_faults: ["practice_world"],
  practice_play: ["practice_world"],
  practice_clock: ["practice_world", ...OF_PIPELINE],
  practice_reset: ["practice_world", "overview", "hosts", "connections", "identify", ...OF_PIPELINE],
};

/** The answers that a command makes old; none, being a mere query. */
export function madeOldBy(command: Command): readonly RenewableQuery[] {
  return command in MAKES_OLD ? MAKES_OLD[command as Act] : [];
}
