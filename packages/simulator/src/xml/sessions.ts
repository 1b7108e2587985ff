import { deleteSeries, saveSeries } from '../world/meetings/changes.ts';
import { occurrencesOf } from '../world/meetings/occurrences.ts';
import type { World } from '../world/world.ts';
import { meetingOf, sessionOf } from './session-form.ts';
import type { MeetingsSite, SessionRecord, UserRecord } from './site.ts';

/**
 * The sessions of a site by their keys. Those of Meeting Center and Event Center are the meetings and webinars of the world,
 * so that REST has them too; training sessions are known here only.
 */
export class Sessions {
	readonly trainings = new Map<string, SessionRecord>();
	readonly #site: MeetingsSite;
	readonly #world: World;

	constructor(site: MeetingsSite, world: World) {
		this.#site = site;
		this.#world = world;
	}

	get(key: string): SessionRecord | undefined {
		const meeting = this.#world.meetings.findByNumber(key);
		if (!meeting) return this.trainings.get(key);
		return meeting.siteUrl === this.#site.address && !meeting.isAdhoc
			? sessionOf(meeting, this.#site, this.#world)
			: undefined;
	}

	values(): readonly SessionRecord[] {
		const ofWorld = [...this.#world.meetings.series.values()]
			.filter(({ siteUrl, isAdhoc }) => siteUrl === this.#site.address && !isAdhoc)
			.map((meeting) => sessionOf(meeting, this.#site, this.#world));
		return [...ofWorld, ...this.trainings.values()];
	}

	keys(): readonly string[] {
		return this.values().map(({ key }) => key);
	}

	/** Adds or changes it, and tells webhooks. */
	set(session: SessionRecord, by: UserRecord): void {
		if (session.service === 'TrainingCenter') {
			this.trainings.set(session.key, session);
			return;
		}
		const before = this.#world.meetings.series.get(session.uuid);
		const meeting = meetingOf(session, before, this.#site, this.#world);
		const actorId = this.#site.hostIdOf(by.webExId);
		saveSeries(this.#world, meeting, before ? 'updated' : 'created', actorId);
	}

	delete({ key, uuid }: SessionRecord, by: UserRecord): void {
		this.trainings.delete(key);
		const meeting = this.#world.meetings.series.get(uuid);
		if (meeting) deleteSeries(this.#world, meeting, this.#site.hostIdOf(by.webExId));
	}

	/** The times at which it takes place until a moment. */
	startsOf({ uuid, start }: SessionRecord, until: number): readonly number[] {
		const meeting = this.#world.meetings.series.get(uuid);
		if (!meeting) return [start];
		const starts: number[] = [];
		for (const { fields, isModified } of occurrencesOf(meeting)) {
			// A changed occurrence may be anywhere.
			if (fields.start > until && !isModified) break;
			if (fields.start <= until) starts.push(fields.start);
		}
		return starts;
	}
}
