import type { Program } from '../n8n/program.ts';

/** A program that can be stopped or killed, and started again on the same data. */
export class Service {
	readonly name: string;
	readonly logFile: string;
	/** Rejects when the program ends without being asked to. */
	readonly crashed: Promise<never>;
	readonly #launch: (signal: AbortSignal) => Promise<Program>;
	readonly #signal: AbortSignal | undefined;
	readonly #reportCrash: (error: unknown) => void;
	#run: { readonly stopping: AbortController; readonly starting: Promise<Program> } | undefined;
	#pid: number | undefined;

	constructor(options: {
		/** For a person, such as "worker-1". */
		readonly name: string;
		readonly logFile: string;
		readonly launch: (signal: AbortSignal) => Promise<Program>;
		/** Stops each start. */
		readonly signal?: AbortSignal | undefined;
	}) {
		this.name = options.name;
		this.logFile = options.logFile;
		this.#launch = options.launch;
		this.#signal = options.signal;
		const { promise, reject } = Promise.withResolvers<never>();
		this.crashed = promise;
		this.#reportCrash = reject;
		// A caller handles it later; until then it must not end this process as an unhandled rejection.
		promise.catch(() => {});
	}

	/** Of the process, and of the group that it and its helpers are in; absent while it is stopped. */
	get pid(): number | undefined {
		return this.#pid;
	}

	/** Resolves when it is ready. */
	async start(): Promise<void> {
		if (this.#run) throw new Error(`${this.name} is started already`);
		const stopping = new AbortController();
		const signals = [stopping.signal, ...(this.#signal ? [this.#signal] : [])];
		const starting = this.#launch(AbortSignal.any(signals));
		this.#run = { stopping, starting };
		const { pid, crashed } = await starting;
		this.#pid = pid;
		crashed.catch(this.#reportCrash);
	}

	/** Ends it in order. */
	async stop(): Promise<void> {
		await this.#end('stop');
	}

	/** Ends it as kill -9 does. */
	async kill(): Promise<void> {
		await this.#end('kill');
	}

	/** Also after it has ended by itself. */
	async restart(): Promise<void> {
		await this.stop();
		await this.start();
	}

	async #end(how: 'stop' | 'kill'): Promise<void> {
		const run = this.#run;
		this.#run = undefined;
		this.#pid = undefined;
		run?.stopping.abort();
		// When the start failed, `start` has thrown the reason, and nothing is left to end.
		const program = await run?.starting.catch(() => undefined);
		await program?.[how]();
	}
}
