import type {
	ControlMeetings,
	RunningMeeting,
	UpcomingMeeting,
} from '../../control/meeting-answers.ts';
import { messageOf, request } from './api.ts';
import { arrange, make } from './dom.ts';
import { type Act, drawHeld, drawRunning, drawUpcoming, type People } from './meeting.ts';
import type { Panel } from './panels.ts';

/** The meetings that run, come and were held; they are started, joined and ended here. */
export function meetingsPanel(): Panel {
	const state = make('output', {});
	state.setAttribute('role', 'status');
	let people: People = [];
	const act: Act = async (path, body = {}) => {
		try {
			show(await request<ControlMeetings>(path, body));
			state.textContent = '';
		} catch (error) {
			state.textContent = messageOf(error);
		}
	};
	const running = meetingList('Running', 'No meeting runs.', (meeting: RunningMeeting) =>
		drawRunning(meeting, people, act),
	);
	const upcoming = meetingList('Upcoming', 'None is planned.', (meeting: UpcomingMeeting) =>
		drawUpcoming(meeting, act),
	);
	const held = meetingList('Held', 'None has taken place.', drawHeld);
	const show = (meetings: ControlMeetings) => {
		people = meetings.people;
		running.show(meetings.running);
		upcoming.show(meetings.upcoming);
		held.show(meetings.held);
	};
	return {
		title: 'Meetings',
		element: make(
			'div',
			{ className: 'controls' },
			state,
			running.element,
			upcoming.element,
			held.element,
		),
		refresh: async () => show(await request<ControlMeetings>('/control/meetings')),
	};
}

/** Draws again only what has changed, so that a list that somebody has opened stays open. */
function meetingList<Meeting extends { readonly id: string; readonly instanceId?: string }>(
	title: string,
	none: string,
	draw: (meeting: Meeting) => readonly Element[],
) {
	const empty = make('li', { textContent: none });
	const list = make('ul', { className: 'log' });
	const drawn = new Map<string, { readonly state: string; readonly element: HTMLLIElement }>();
	return {
		element: make('section', {}, make('h3', { textContent: title }), list),
		show: (meetings: readonly Meeting[]) => {
			const keyOf = ({ id, instanceId = id }: Meeting) => instanceId;
			const keys = new Set(meetings.map(keyOf));
			for (const key of drawn.keys()) if (!keys.has(key)) drawn.delete(key);
			const elements = meetings.map((meeting) => {
				const state = JSON.stringify(meeting);
				const before = drawn.get(keyOf(meeting));
				if (before?.state === state) return before.element;
				const element = before?.element ?? make('li', {});
				redraw(element, draw(meeting));
				drawn.set(keyOf(meeting), { state, element });
				return element;
			});
			arrange(list, elements.length > 0 ? elements : [empty]);
		},
	};
}

/** The keyboard stays on the button that was pressed, and the choice of a list stays. */
function redraw(element: HTMLLIElement, children: readonly Element[]): void {
	const focused = document.activeElement;
	const name = element.contains(focused) ? focused?.ariaLabel : undefined;
	const chosen = element.querySelector('select')?.value;
	element.replaceChildren(...children);
	const select = element.querySelector('select');
	if (select && [...select.options].some(({ value }) => value === chosen)) {
		select.value = chosen ?? '';
	}
	const controls = element.querySelectorAll<HTMLElement>('button, select');
	if (name) [...controls].find(({ ariaLabel }) => ariaLabel === name)?.focus();
}
