package io.sealpost.verify.cli.terminal;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of days, up to a hundred years. */
public final class Days implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String value) {
    if (!value.matches("0*[1-9]\\d{0,4}") || Integer.parseInt(value) > 36_500) {
      throw new TypeConversionException(value + ": must be a whole number of days from 1 to 36500");
    }
    return Integer.valueOf(value);
  }
}
