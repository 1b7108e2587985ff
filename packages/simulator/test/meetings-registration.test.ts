import { describe, expect, test } from 'vitest';
import { noon, setUp } from './fixture.ts';

const times = { start: '2026-11-23T09:00:00Z', end: '2026-11-23T09:30:00Z' };
const person = { firstName: 'Zoe', lastName: 'Adams', email: 'zoe@example.com' };

const failure = (status: number, text: RegExp | string = '') =>
	expect.objectContaining({ status, errors: [expect.stringMatching(text)] });

async function openDay(registration = {}, options: Parameters<typeof setUp>[0] = {}) {
	const set = setUp(options);
	const { id: meetingId } = await set.webex.meetings.create({
		title: 'Open day',
		...times,
		registration,
	});
	return { ...set, meetingId };
}

describe('the form', () => {
	test('always asks for name and address, and numbers its questions', async () => {
		const { webex, meetingId } = await openDay({ requireCity: true });
		const form = await webex.meetingRegistration.get({ meetingId });
		expect(form).toMatchObject({
			requireFirstName: true,
			requireEmail: true,
			requireCity: true,
			requireFax: false,
			autoAcceptRequest: false,
		});
		const changed = await webex.meetingRegistration.update({
			meetingId,
			customizedQuestions: [
				{ question: 'Which?', type: 'radioButtons', options: [{ value: 'A' }, { value: 'B' }] },
			],
		});
		expect(changed).toMatchObject({
			requireCity: false,
			customizedQuestions: [
				{
					id: expect.any(Number),
					options: [
						{ id: 1, value: 'A' },
						{ id: 2, value: 'B' },
					],
				},
			],
		});
		expect(await webex.meetings.get({ meetingId })).toMatchObject({
			registration: changed,
			registerLink: expect.stringContaining('register'),
		});
		await webex.meetingRegistration.delete({ meetingId });
		await expect(webex.meetingRegistration.get({ meetingId })).rejects.toThrow(failure(404));
		expect(await webex.meetings.get({ meetingId })).not.toHaveProperty('registerLink');
	});

	test.each([
		[{ requireEmail: false }, /must be true/],
		[{ customizedQuestions: [{ question: 'Which?', type: 'checkbox' as const }] }, /options/],
		[
			{
				customizedQuestions: [
					{ question: 'Why?', type: 'singleLineTextBox' as const, maxLength: 1000 },
				],
			},
			/maxLength/,
		],
	])('%j is refused', async (form, reason) => {
		const { webex, meetingId } = await openDay();
		await expect(webex.meetingRegistration.update({ meetingId, ...form })).rejects.toThrow(
			failure(400, reason),
		);
	});

	test('belongs to a series, not to one occurrence', async () => {
		const { webex, meetingId } = await openDay();
		const { id: occurrence } = await webex.meetings.get({ meetingId, current: true });
		expect(occurrence).not.toBe(meetingId);
		const getting = webex.meetingRegistration.get({ meetingId: occurrence });
		await expect(getting).rejects.toThrow(failure(400, /is not allowed for this API/));
	});
});

describe('registrants', () => {
	test('wait for the host, who decides', async () => {
		const { webex, meetingId } = await openDay();
		const zoe = await webex.meetingRegistrants.register({ meetingId, ...person });
		expect(zoe).toEqual({
			id: expect.stringMatching(/^[0-9a-f-]{36}$/),
			status: 'pending',
			...person,
			registrationTime: '2026-11-22T12:00:00Z',
		});
		const registrants = [{ id: zoe.id }];
		const statusNow = async () =>
			(await webex.meetingRegistrants.get({ meetingId, registrantId: zoe.id })).status;
		expect(await webex.meetingRegistrants.approve({ meetingId, registrants })).toBeUndefined();
		expect(await statusNow()).toBe('approved');
		await webex.meetingRegistrants.reject({ meetingId, registrants });
		expect(await statusNow()).toBe('rejected');
		await webex.meetingRegistrants.delete({ meetingId, registrantId: zoe.id });
		await expect(statusNow()).rejects.toThrow(failure(404));
		await expect(webex.meetingRegistrants.approve({ meetingId, registrants })).rejects.toThrow(
			failure(404),
		);
	});

	test.each([
		['pending', 'pending'],
		['rejected', 'rejected'],
		['removed', undefined],
	] as const)('that are cancelled are %s where the switch says so', async (to, status) => {
		const { webex, meetingId } = await openDay(
			{ autoAcceptRequest: true },
			{ switches: { cancelledRegistrants: to } },
		);
		const zoe = await webex.meetingRegistrants.register({ meetingId, ...person });
		expect(zoe.status).toBe('approved');
		await webex.meetingRegistrants.cancel({ meetingId, registrants: [{ id: zoe.id }] });
		const [left] = await webex.meetingRegistrants.list({ meetingId });
		expect(left?.status).toBe(status);
	});

	test('are refused without a form, twice, incomplete, or when the meeting is full', async () => {
		const { webex, meetingId } = await openDay({ requireCity: true, maxRegisterNum: 1 });
		const without = await webex.meetings.create({ title: 'Closed', ...times });
		const { register } = webex.meetingRegistrants;
		await expect(register({ meetingId: without.id, ...person })).rejects.toThrow(
			failure(400, /not enabled/),
		);
		await expect(register({ meetingId, ...person })).rejects.toThrow(failure(400, /city/));
		await register({ meetingId, ...person, city: 'Leeds' });
		await expect(
			register({ meetingId, ...person, email: 'max@example.com', city: 'Leeds' }),
		).rejects.toThrow(failure(400, /maximum number/));
		await webex.meetingRegistration.update({ meetingId });
		await expect(register({ meetingId, ...person, email: 'ZOE@example.com' })).rejects.toThrow(
			failure(409),
		);
	});

	test('are judged by the rules of the form, in their order', async () => {
		const { webex, meetingId } = await openDay();
		const form = await webex.meetingRegistration.update({
			meetingId,
			rules: [
				{
					question: 'email',
					condition: 'endsWith',
					value: '@Example.com',
					result: 'approve',
					order: 2,
				},
				{ question: 'lastName', condition: 'equals', value: 'Spam', result: 'reject', order: 1 },
			],
			customizedQuestions: [{ question: 'Why?', type: 'singleLineTextBox', required: true }],
		});
		const questionId = Number(form.customizedQuestions?.[0]?.id);
		const customizedQuestions = [{ questionId, answers: [{ answer: 'Curious' }] }];
		const items = [
			{ ...person, customizedQuestions },
			{ ...person, email: 'b@example.com', lastName: 'Spam', customizedQuestions },
			{ ...person, email: 'c@example.org', customizedQuestions },
		];
		const { items: added } = await webex.meetingRegistrants.bulkRegister({ meetingId, items });
		expect(added.map(({ status }) => status)).toEqual(['approved', 'rejected', 'pending']);
		expect(added[0]).toMatchObject({ customizedQuestions });
		const silent = webex.meetingRegistrants.register({ meetingId, ...person, email: 'd@e.org' });
		await expect(silent).rejects.toThrow(failure(400, /Why\?/));
	});

	test('are listed by time, and found by address in pages', async () => {
		let now = noon;
		const { webex, meetingId } = await openDay({}, { now: () => now });
		const items = Array.from({ length: 12 }, (_, index) => ({
			...person,
			lastName: `${String.fromCharCode(90 - index)}`,
			email: `p${index}@example.com`,
		}));
		await webex.meetingRegistrants.bulkRegister({ meetingId, items: items.slice(0, 6) });
		now += 3600_000;
		await webex.meetingRegistrants.bulkRegister({ meetingId, items: items.slice(6) });
		const late = await webex.meetingRegistrants.list({
			meetingId,
			registrationTimeFrom: '2026-11-22T12:30:00Z',
		});
		expect(late.map(({ email }) => email)).toEqual(items.slice(6).map(({ email }) => email));
		expect(
			await webex.meetingRegistrants.list({ meetingId, email: 'P3@example.com' }),
		).toHaveLength(1);
		const emails = items.map(({ email }) => email);
		const found = await webex.meetingRegistrants.query(
			{ meetingId, emails, orderBy: 'lastName' },
			{ pageSize: 5 },
		);
		expect(found.map(({ email }) => email)).toEqual(emails.toReversed());
		const tooLong = webex.meetingRegistrants.list({
			meetingId,
			registrationTimeFrom: '2026-01-01',
			registrationTimeTo: '2026-06-01',
		});
		await expect(tooLong).rejects.toThrow(failure(400, /90 days/));
	});
});
