import type { World } from '../world.ts';
import type { SnippetRecord } from './artifacts.ts';
import type { InstanceRecord, ParticipantRecord } from './instances.ts';

/** What the people of this world say in meetings, in turn. */
const lines = [
	'Good morning everybody. Let us begin with yesterday.',
	'All runs were back before six, except the one from the north depot.',
	'The tail lift was frozen again. I have asked the workshop for a date.',
	'Thank you. Please send me the date today, so that I can move the tour.',
	'The customer asks whether the afternoon slot stays.',
	'It stays until Friday. After that we need a second driver.',
	'I will ask the agency for somebody, and write the answer into the room.',
	'Then we are done. Have a good day.',
];

/** Who was there, the host first. */
function present({ meetings }: World, { id }: InstanceRecord): readonly ParticipantRecord[] {
	const people = meetings.participants.of(id).filter(({ state }) => state !== 'lobby');
	return people.toSorted((one, other) => Number(other.isHost) - Number(one.isHost));
}

/** One line after the other, spread over the meeting. */
export function spoken(world: World, instance: InstanceRecord): readonly SnippetRecord[] {
	const people = present(world, instance);
	const duration = (instance.end ?? world.now()) - instance.start;
	const step = Math.floor(duration / lines.length);
	return people.length === 0
		? []
		: lines.map((text, index) => {
				const speaker = people[index % people.length];
				return {
					id: world.meetings.newUuid(),
					text,
					personName: speaker?.displayName ?? '',
					personEmail: speaker?.email ?? '',
					offsetMillisecond: index * step,
					durationMillisecond: Math.min(step, 4000),
				};
			});
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function notesOf(world: World, instance: InstanceRecord): string {
	const names = present(world, instance).map(({ displayName }) => displayName);
	return `<p>${escaped(instance.title)}: the runs of yesterday, a broken tail lift, and the afternoon slot.</p><p>Present: ${escaped([...new Set(names)].join(', '))}.</p>`;
}

export function actionItemsOf(world: World, instance: InstanceRecord): readonly string[] {
	const [host, other = host] = present(world, instance);
	if (!host || !other) return [];
	return [
		`${other.displayName} sends the date of the repair.`,
		`${host.displayName} asks the agency for a second driver.`,
	];
}
