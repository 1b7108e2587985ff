import type { RecordingRecord } from '../world/meetings/artifacts.ts';
import type { World } from '../world/world.ts';
import type { MeetingsSite, SiteRecording } from './site.ts';

const megabyte = 2 ** 20;

/** The recordings of the world by the numbers that the XML API has for them; without those that are deleted for good. */
export class SiteRecordings {
	readonly #site: MeetingsSite;
	readonly #world: World;

	constructor(site: MeetingsSite, world: World) {
		this.#site = site;
		this.#world = world;
	}

	get(id: string): SiteRecording | undefined {
		const found = this.#records().find(({ number }) => number === id);
		return found && this.#form(found);
	}

	values(): readonly SiteRecording[] {
		return this.#records().map((record) => this.#form(record));
	}

	keys(): readonly string[] {
		return this.#records().map(({ number }) => number);
	}

	#records(): readonly RecordingRecord[] {
		return this.#world.meetings.recordings
			.values()
			.filter(({ siteUrl, status }) => siteUrl === this.#site.address && status !== 'purged');
	}

	#form(record: RecordingRecord): SiteRecording {
		const instance = this.#world.meetings.instances.get(record.instanceId);
		return {
			record,
			id: record.number,
			hostWebExId: this.#site.webExIdOf(record.hostId),
			name: record.topic,
			description: record.xml?.description ?? '',
			created: record.createTime,
			duration: record.durationSeconds,
			size: Math.round((record.sizeBytes / megabyte) * 100) / 100,
			format: record.format,
			sessionKey: instance?.meetingNumber ?? '',
			confId: instance?.number ?? '',
			info: record.xml?.info ?? {},
			...(record.deleted !== undefined && { deleted: record.deleted }),
		};
	}
}
