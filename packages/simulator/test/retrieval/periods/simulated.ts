import { bearer, personalToken } from '@webex-nodes/auth';
import { fetchTransport, type Transport } from '@webex-nodes/http';
import {
	changeRecording,
	createSimulator,
	deleteRecording,
	publishRecording,
	publishTranscript,
	restoreRecording,
	type Simulator,
} from '../../../src/index.ts';
import {
	type Backend,
	type BackendOptions,
	type Failing,
	type Item,
	inPagesOf,
	type Kind,
	withoutDate,
} from './backend.ts';

const scopes = {
	account: [
		'meeting:schedules_read',
		'meeting:recordings_read',
		'meeting:transcripts_read',
		'meeting:preferences_read',
	],
	administrator: [
		'meeting:admin_schedule_read',
		'meeting:admin_recordings_read',
		'meeting:admin_transcripts_read',
		'meeting:admin_preferences_read',
	],
};

const host = { account: 'amara.okafor@fernhill.example', other: 'ben@fernhill.example' };

/** What Webex can do to a thing of the kind. */
const possible: Readonly<Record<Kind, readonly ('delete' | 'edit' | 'restore')[]>> = {
	meetings: ['edit'],
	recordings: ['delete', 'edit', 'restore'],
	transcripts: ['delete', 'edit'],
};

/** The simulator: what is due appears before the next request. */
export class Simulated implements Backend {
	readonly hosts: readonly string[];
	readonly sites = ['fernhill.webex.com'];
	readonly transport: Transport;
	readonly #simulator: Simulator;
	readonly #options: BackendOptions;
	/** What is not listed yet. */
	readonly #due = new Map<string, Item>();
	/** The IDs of what is. */
	readonly #listed = new Map<string, string>();
	readonly #refusals = new Map<string, () => void>();
	#withdraw = () => {};

	constructor(options: BackendOptions) {
		const { scope, behaviour, now } = options;
		const { filedBy, periods, ofMeeting, pageSize, hasDate } = behaviour;
		this.#options = options;
		const simulator = createSimulator({
			seed: 'empty',
			meetings: false,
			now,
			switches: {
				meetingDetailsDelay: 0,
				recordingPeriod: filedBy === 'begin' ? 'timeRecorded' : 'createTime',
				transcriptPeriod: filedBy === 'begin' ? 'start' : 'created',
				recordingPeriods: periods,
				recordsOfMeeting: ofMeeting,
			},
		});
		this.#simulator = simulator;
		simulator.world.addPerson({ displayName: 'Ben', email: host.other });
		// The account sees what it hosts.
		this.hosts = scope === 'account' ? [host.account, host.account] : Object.values(host);
		const { value: token } = simulator.tokens.issueFixed({
			personId: this.#personOf(host.account),
			scopes: [...scopes.account, ...(scope === 'account' ? [] : scopes.administrator)],
			expiresAt: Number.POSITIVE_INFINITY,
		});
		const signed = bearer(personalToken(token), { hosts: ['webexapis.com'] })(
			fetchTransport(simulator.request),
		);
		this.transport = async (request) => {
			this.#publish();
			const answer = await signed(inPagesOf(pageSize, request));
			// A refusal may have come before it.
			this.#withdraw();
			return hasDate ? answer : withoutDate(answer);
		};
	}

	fail(how: Failing): void {
		const fault = how === 'cut' ? { cut: 'body' as const } : { status: how };
		this.#withdraw = this.#simulator.faults.next(fault);
	}

	can(what: 'delete' | 'edit' | 'restore'): boolean {
		return possible[this.#options.kind].includes(what);
	}

	idOf({ id }: Item): string {
		return this.#listed.get(id) ?? `${id} was not listed`;
	}

	put(item: Item): void {
		this.#publish();
		const id = this.#listed.get(item.id);
		if (id !== undefined) this.#change(id, item);
		else {
			this.#hold(item);
			this.#due.set(item.id, item);
		}
	}

	/** In the address of each request that is about it. */
	refuse(place: string, status: 400 | 403 | 404): void {
		this.allow(place);
		const at = encodeURIComponent(place);
		const times = Number.POSITIVE_INFINITY;
		this.#refusals.set(place, this.#simulator.faults.next({ at, status, times }));
	}

	allow(place: string): void {
		this.#refusals.get(place)?.();
		this.#refusals.delete(place);
	}

	isRefused(place: string): boolean {
		return this.#refusals.has(place);
	}

	#personOf(email: string): string {
		return this.#simulator.world.findPersonByEmail(email)?.id ?? '';
	}

	/** A recording or transcript appears later than its meeting; without those it is the meeting itself. */
	#hold(item: Item): void {
		if (this.#options.kind !== 'meetings') this.#addMeeting(item);
	}

	#addMeeting({ id, begin, end, site, topic, host: email }: Item): string {
		const instance = this.#simulator.world.meetings.instances.set({
			id: `${id}_I_${id}`,
			number: id,
			seriesId: id,
			meetingNumber: id,
			title: topic,
			hostId: this.#personOf(email),
			siteUrl: site,
			scheduledType: 'meeting',
			timezone: 'UTC',
			isAdhoc: true,
			state: 'ended',
			start: begin,
			end,
			isLocked: false,
			recording: 'off',
			recordedBefore: 0,
		});
		return instance.id;
	}

	#publish(): void {
		for (const item of this.#due.values()) {
			if (item.visibleAt > this.#options.now()) continue;
			this.#due.delete(item.id);
			this.#listed.set(item.id, this.#publishOne(item));
		}
	}

	#publishOne(item: Item): string {
		const { world } = this.#simulator;
		const { id, begin, made, topic } = item;
		const instanceId = `${id}_I_${id}`;
		if (this.#options.kind === 'meetings') return this.#addMeeting(item);
		if (this.#options.kind === 'recordings') {
			const facts = { createTime: made, timeRecorded: begin, topic };
			return publishRecording(world, instanceId, facts).id;
		}
		return publishTranscript(world, instanceId, { start: begin, created: made, snippets: [] }).id;
	}

	#change(id: string, { topic, isDeleted, host: email, id: number }: Item): void {
		const { world } = this.#simulator;
		const { instances, recordings, transcripts } = world.meetings;
		const recording = recordings.get(id);
		const transcript = transcripts.get(id);
		const actorId = this.#personOf(email);
		if (recording) {
			if (isDeleted) deleteRecording(world, recording, actorId);
			else if (recording.status === 'deleted') restoreRecording(world, recording, actorId);
			const now = recordings.get(id) ?? recording;
			if (now.topic !== topic) changeRecording(world, now, { topic }, actorId);
			return;
		}
		if (transcript) transcripts.set({ ...transcript, status: isDeleted ? 'deleted' : 'available' });
		const instance = instances.get(`${number}_I_${number}`);
		if (instance) instances.set({ ...instance, title: topic });
	}
}
