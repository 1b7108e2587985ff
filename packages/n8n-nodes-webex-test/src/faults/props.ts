import type { Simulator } from '@webex-nodes/simulator';

/** What both stages have: that of the clients, and that of the nodes in n8n-core. */
interface OnStage {
	readonly simulator: Simulator;
}

export const text = 'The gate is fixed';
/** Of the XML API: the account of the credential. */
export const webExId = 'amara.okafor@fernhill.example';
export const xmlService = { at: '/WBXService/XMLService' };

export function ownerOf({ simulator }: OnStage) {
	const [owner, other] = simulator.world.people.values();
	if (!owner || !other) throw new Error('The seed has people');
	return { owner, other };
}

export const firstRoom = ({ simulator }: OnStage): string =>
	[...simulator.world.rooms.keys()][0] ?? '';

/** How often the text was sent to a room. */
export const sentTo =
	({ simulator }: OnStage, roomId: string) =>
	() =>
		simulator.world.messagesOf(roomId).filter((message) => message.text === text).length;

/** How many meetings there are more than now. */
export function plannedSince({ simulator }: OnStage): () => number {
	const { series } = simulator.world.meetings;
	const before = series.size;
	return () => series.size - before;
}

export const passwordOf = ({ simulator }: OnStage): string =>
	simulator.meetingsXml.site.user(webExId)?.password ?? '';

/** Some messages of somebody else. */
export function writtenIn(stage: OnStage, roomId: string): readonly string[] {
	const { other } = ownerOf(stage);
	const write = () => stage.simulator.world.addMessage({ roomId, personId: other.id, text }).id;
	return Array.from({ length: 3 }, write);
}

export function lostOrTwice(
	written: readonly string[],
	came: readonly string[],
): readonly string[] {
	const lost = written.filter((id) => !came.includes(id));
	const twice = came.filter((id, index) => came.indexOf(id) !== index);
	return [...lost.map((id) => `lost ${id}`), ...twice.map((id) => `twice ${id}`)];
}
