/**
 * Test kit for applications: the gateway and the mock government systems in the test's own process, on free ports, with
 * the people and the faults that a test chooses. It needs the package lienthong-dev beside lienthong.
 *
 * This file imports nothing, so that every TypeScript reads it, whatever its module resolution.
 */

/**
 * Starts the mock systems on free ports of 127.0.0.1.
 *
 * @throws NodeJS.ErrnoException EADDRINUSE when a port was asked for and is taken
 */
export declare function startMocks(options?: MocksOptions): Promise<TestMocks>;

/**
 * Starts a gateway that asks the mock systems; GraphQL is at `url` + `/graphql`. It logs nothing.
 *
 * @throws RangeError that names the option and its rule
 * @throws NodeJS.ErrnoException EADDRINUSE when a port was asked for and is taken
 */
export declare function startGateway(options: TestGatewayOptions): Promise<TestGateway>;

export interface MocksOptions {
  /** Port of the control address; the systems take the ports after it. Default 0, free ports everywhere. */
  readonly port?: number;
  /** The same seed gives the same people. */
  readonly seed?: string | number;
  /** How many ordinary people there are. Default 1,000,000. */
  readonly total?: number;
  /** File of a configuration of mode development; the systems of the packages that it names run too. */
  readonly config?: string;
}

/** The mock systems with what a test does to them. */
export interface TestMocks {
  /** Address of the control surface, with its path. */
  readonly controlUrl: string;
  /** Address of each system by its id, without a path. */
  readonly urls: Readonly<Record<string, string>>;
  readonly personas: readonly Persona[];
  /** @throws RangeError that names the personas there are */
  readonly persona: (name: string) => Persona;
  /**
   * Replaces the faults of a system, e.g. `setFaults('population', [{ kind: 'down' }])`.
   *
   * @throws RangeError that names the field and its rule
   */
  readonly setFaults: (system: string, faults: readonly FaultSetting[]) => Promise<void>;
  /** Plays a bad day on all systems. @throws RangeError that names the field and its rule */
  readonly playScenario: (name: ScenarioName, seed?: string | number) => Promise<void>;
  /** Ends faults and scenario; resolves when every system takes calls again. */
  readonly clearFaults: () => Promise<void>;
  /** What each system was asked since the start or the last reset. */
  readonly stats: () => Promise<Readonly<Record<string, StatsView>>>;
  readonly resetStats: () => Promise<void>;
  /** Ends everything, requests that hang included. */
  readonly close: () => Promise<void>;
}

/** A mock citizen with a story. */
export interface Persona {
  readonly name: string;
  readonly story: string;
  readonly subject: {
    readonly identityNumber: string;
    readonly fullName: string;
    /** `1990`, `1990-02` or `1990-02-15`. */
    readonly dateOfBirth: string;
  };
  /** The text of the QR code on the identity card. */
  readonly cardQr: string;
  /** The codes on every card that the citizen can have. */
  readonly cards: readonly {
    readonly format:
      'CITIZEN_CARD_QR' | 'IDENTITY_CARD_QR' | 'HEALTH_INSURANCE_CARD_QR' | 'IDENTITY_CARD_MRZ';
    readonly title: string;
    readonly text: string;
  }[];
}

/** What one system was asked. */
export interface StatsView {
  readonly calls: number;
  readonly keys: number;
  readonly batchSizes: readonly number[];
  readonly tokens: number;
  readonly contractBreaks: number;
}

/** A fault of a system; with `times`, for so many calls. */
export type FaultSetting = { readonly times?: number } & (
  | {
      readonly kind:
        | 'down'
        | 'hang'
        | 'html500'
        | 'malformed'
        | 'truncated'
        | 'slowDrip'
        | 'tokenExpired'
        | 'throttled'
        | 'wrongSubject'
        | 'drift'
        | 'extraField';
    }
  /** Milliseconds. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** HTTP status, 400 to 599. */
  | { readonly kind: 'error'; readonly status: number }
  /** A business code of the system. */
  | { readonly kind: 'businessError'; readonly code: string | number }
  /** The name of a field on the wire. */
  | { readonly kind: 'oddValue'; readonly field: string | number }
  /** Share of calls, 0 to 1, and what chooses them. */
  | { readonly kind: 'flaky'; readonly rate: number; readonly seed: string | number }
);

export type ScenarioName = 'office-hours' | 'line-cut' | 'licence-withdrawn' | 'token-storm';

export interface TestGatewayOptions extends TokenOptions {
  /** File of the configuration, of mode development; by default that of `lienthong start`. */
  readonly config?: string;
  /** Whom to ask. */
  readonly mocks: Pick<TestMocks, 'urls'>;
  /** Default 0, a free port. */
  readonly port?: number;
  /** Whom the officer's token names; the default is registered at every mock system. */
  readonly caller?: DemoCaller;
  /** Whether records are cached, as they are in earnest; by default every question reaches the mock systems. */
  readonly cached?: boolean;
  /**
   * File of registered purposes, from the current folder; by default those that come with the package. Beside them there is
   * `0.000000`, which reads everything.
   */
  readonly purposes?: string;
  /** What is limited otherwise than in development, e.g. `{ rate: { officer: { requests: 1, seconds: 60 } } }`. */
  readonly limits?: LimitSettings;
  /** Which operations run; by default all. The folder is named from the current one, by default `operations`. */
  readonly trustedOperations?: {
    readonly mode: 'off' | 'log' | 'enforce';
    readonly folder?: string;
    readonly shared?: readonly string[];
  };
}

/** Keys of `limits` in a configuration. */
export interface LimitSettings {
  readonly [name: string]: number | LimitSettings;
}

/** What tokens say otherwise than those of the role. */
export interface TokenOptions {
  /** Scopes that the token has; a field under any other is `null` with FORBIDDEN. */
  readonly scopes?: readonly string[];
  /** `expired` has ended and `untrusted` has a signature of nobody's: both are 401 UNAUTHENTICATED. Default `valid`. */
  readonly token?: 'valid' | 'expired' | 'untrusted';
}

/**
 * `officer` may read everything; `clerk` is an ordinary officer, who registers residence at a one-stop desk;
 * `receptionist` receives patients at a hospital.
 */
export type DemoRole = 'officer' | 'clerk' | 'receptionist' | 'citizen' | 'auditor' | 'operator';

/** Whom a token names. */
export interface DemoCaller {
  readonly agency: string;
  readonly officer: { readonly identityNumber: string; readonly fullName: string };
}

/** The gateway with what an application's requests need. */
export interface TestGateway {
  /** Where it answers, e.g. `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Where operators ask: /status, /metrics. */
  readonly operationsUrl: string | undefined;
  /**
   * The headers of a request: token, purpose and dossier.
   *
   * @param role default `officer`
   * @param options what the token says otherwise than the options of the gateway
   */
  readonly headersOf: (role?: DemoRole, options?: TokenOptions) => Promise<Readonly<Record<string, string>>>;
  /** The demo token of a role and the headers that go with it, whatever the options of the gateway say. */
  readonly demoAccess: (role: DemoRole) => Promise<{
    readonly token: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly about: string;
  }>;
  /**
   * Takes the audit store away, without which every answer about a person is 503 AUDIT_UNAVAILABLE, and gives it back.
   * Resolves when the gateway answers so.
   */
  readonly setAudit: (state: 'available' | 'unavailable') => Promise<void>;
  /** Answers what has arrived, takes nothing new, and lets go of every connection. */
  readonly close: () => Promise<void>;
}
