/** With commas, such as 1,000. */
export const amountText = (amount: number): string => amount.toLocaleString('en');

/** With at most three digits after the point; nothing for `null`. */
export const numberText = (value: number | null): string =>
	value === null ? '' : value.toLocaleString('en', { maximumFractionDigits: 3 });

/** Nothing where both are the same. */
export const rangeText = ([low, high]: readonly [number, number]): string =>
	low === high ? '' : `${numberText(low)} to ${numberText(high)}`;
