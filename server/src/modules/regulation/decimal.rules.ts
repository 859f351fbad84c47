/**
 * An exact fraction. Rates and scores are compared and added without rounding; a figure is rounded once, when it is shown.
 * The denominator is positive and the fraction is in lowest terms.
 */
export class Decimal {
  readonly numerator: bigint
  readonly denominator: bigint

  /** @throws RangeError when the denominator is 0. */
  constructor(numerator: bigint, denominator = 1n) {
    if (denominator === 0n) throw new RangeError('除数为零')
    const sign = denominator < 0n ? -1n : 1n
    const common = gcd(numerator, denominator)
    this.numerator = (sign * numerator) / common
    this.denominator = (sign * denominator) / common
  }

  /** Reads `12`, `-0.5`, `83.33`. @throws RangeError for anything else. */
  static parse(text: string): Decimal {
    const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim())
    if (!match) throw new RangeError(`不是十进制数：${text}`)
    const fraction = match[3] ?? ''
    const size = BigInt(`${match[2]}${fraction}`)
    return new Decimal(match[1] ? -size : size, 10n ** BigInt(fraction.length))
  }

  plus(other: Decimal): Decimal {
    return new Decimal(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    )
  }

  minus(other: Decimal): Decimal {
    return this.plus(new Decimal(-other.numerator, other.denominator))
  }

  times(other: Decimal): Decimal {
    return new Decimal(this.numerator * other.numerator, this.denominator * other.denominator)
  }

  /** @throws RangeError when `other` is 0. */
  over(other: Decimal): Decimal {
    return new Decimal(this.numerator * other.denominator, this.denominator * other.numerator)
  }

  /** Negative, 0 or positive, as a sort wants it. */
  compare(other: Decimal): number {
    const difference = this.numerator * other.denominator - other.numerator * this.denominator
    return difference < 0n ? -1 : difference > 0n ? 1 : 0
  }

  /** Rounded half away from zero (四舍五入) to so many places. */
  round(places: number): Decimal {
    const scale = 10n ** BigInt(places)
    const size = this.numerator < 0n ? -this.numerator : this.numerator
    const rounded = (size * scale * 2n + this.denominator) / (this.denominator * 2n)
    return new Decimal(this.numerator < 0n ? -rounded : rounded, scale)
  }

  /** With exactly so many places, rounded: `83.33`. */
  toFixed(places: number): string {
    const scale = 10n ** BigInt(places)
    const units = this.round(places).times(new Decimal(scale)).numerator
    const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0')
    const whole = digits.slice(0, digits.length - places)
    return `${units < 0n ? '-' : ''}${whole}${places ? `.${digits.slice(-places)}` : ''}`
  }
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y) [x, y] = [y, x % y]
  return x || 1n
}
