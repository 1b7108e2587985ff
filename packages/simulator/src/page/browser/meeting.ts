import type {
	ControlMeetings,
	HeldMeeting,
	RunningMeeting,
	UpcomingMeeting,
} from '../../control/meeting-answers.ts';
import { make, setText } from './dom.ts';
import { dayAndTime, timeElement } from './times.ts';

export type People = ControlMeetings['people'];
/** Sends what a button is for, and draws what came of it. */
export type Act = (path: string, body?: object) => Promise<void>;

const head = (title: string, time: Element, mark?: Element) =>
	make(
		'div',
		{ className: 'line' },
		...(mark ? [mark] : []),
		make('b', { textContent: title }),
		make('span', { className: 'grow' }),
		time,
	);

function button(label: string, what: string, onclick: () => Promise<void>): HTMLButtonElement {
	const made = make('button', {
		type: 'button',
		textContent: label,
		ariaLabel: `${label} ${what}`,
	});
	let isBusy = false;
	made.onclick = async () => {
		// Not disabled meanwhile: the keyboard would lose its place.
		if (isBusy) return;
		isBusy = true;
		await onclick();
		isBusy = false;
	};
	return made;
}

/** With everybody who is there. */
export function drawRunning(
	{ id, title, host, start, isOpen, isLocked, recording, participants }: RunningMeeting,
	people: People,
	act: Act,
): readonly Element[] {
	const absent = people.filter(({ id: personId }) =>
		participants.every((each) => each.personId !== personId),
	);
	const person = make(
		'select',
		{ ariaLabel: `Who joins ${title}` },
		...absent.map(({ id: personId, name }) =>
			make('option', { value: personId, textContent: name }),
		),
	);
	const path = `/control/meetings/${encodeURIComponent(id)}`;
	const mark = make('span', {
		className: isOpen ? 'status good' : 'status bad',
		textContent: isOpen ? 'runs' : 'lobby',
	});
	const record = (label: string, next: string) =>
		button(label, title, () => act(`${path}/record`, { recording: next }));
	const recordings = {
		off: () => [record('Record', 'on')],
		on: () => [record('Pause recording', 'paused'), record('Stop recording', 'off')],
		paused: () => [record('Resume recording', 'on'), record('Stop recording', 'off')],
	};
	const states = { off: '', on: ' · is recorded', paused: ' · recording paused' };
	return [
		head(title, timeElement(start), mark),
		make('div', {
			className: 'who',
			textContent: `${host}${states[recording]}${isLocked ? ' · locked' : ''}`,
		}),
		make(
			'ul',
			{ className: 'people' },
			...participants.map((each) => drawPerson(each, title, act)),
		),
		...(absent.length > 0
			? [
					make(
						'div',
						{ className: 'line' },
						person,
						button('Join', title, () => act(`${path}/join`, { personId: person.value })),
					),
				]
			: []),
		make(
			'div',
			{ className: 'line' },
			...(isOpen ? recordings[recording]() : [button('Start', title, () => act(`${path}/start`))]),
			button('End', title, () => act(`${path}/end`)),
		),
	];
}

function drawPerson(
	{ id, name, isHost, waits, session }: RunningMeeting['participants'][number],
	title: string,
	act: Act,
): Element {
	const path = `/control/participants/${encodeURIComponent(id)}`;
	const text = make('span', {});
	const where = waits ? ' waits in the lobby' : session ? ` is in ${session}` : '';
	setText(text, `${name}${isHost ? ' (host)' : ''}${where}`);
	return make(
		'li',
		{ className: 'line' },
		text,
		make('span', { className: 'grow' }),
		...(waits ? [button('Admit', `${name} to ${title}`, () => act(`${path}/admit`))] : []),
		button('Leave', `${title} as ${name}`, () => act(`${path}/leave`)),
	);
}

export function drawUpcoming(
	{ id, title, host, start, meetingNumber, invitees }: UpcomingMeeting,
	act: Act,
): readonly Element[] {
	const path = `/control/meetings/${encodeURIComponent(id)}/start`;
	return [
		head(title, dayAndTime(start)),
		make('div', {
			className: 'who',
			textContent: `${host} · ${count(invitees, 'invitee')} · ${meetingNumber}`,
		}),
		button('Start', title, () => act(path)),
	];
}

export function drawHeld(meeting: HeldMeeting): readonly Element[] {
	const { title, host, start, people, recordings, transcripts, summaries, pending } = meeting;
	const left = [
		count(people, 'person', 'people'),
		...(recordings > 0 ? [count(recordings, 'recording')] : []),
		...(transcripts > 0 ? [count(transcripts, 'transcript')] : []),
		...(summaries > 0 ? [count(summaries, 'summary', 'summaries')] : []),
		...(pending > 0 ? [`${pending} still to appear`] : []),
	];
	return [
		head(title, dayAndTime(start)),
		make('div', { className: 'who', textContent: host }),
		make('small', { textContent: left.join(' · ') }),
	];
}

const count = (number: number, one: string, many = `${one}s`) =>
	`${number} ${number === 1 ? one : many}`;
