package io.sealpost.samples.boot;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.sealpost.management.SealpostMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * Bills and logs each bill. All that it knows of Sealpost is the bean with the meters; the appender
 * is in {@code logback-spring.xml}.
 */
@SpringBootApplication
public class BillingApplication {
  private static final Logger LOG = LoggerFactory.getLogger(BillingApplication.class);

  /** Meters of all appenders, for whatever registry Spring Boot has. */
  @Bean
  MeterBinder sealpostMetrics() {
    return new SealpostMetrics();
  }

  /** Writes so many bills. */
  static void bill(int bills) {
    for (int bill = 1; bill <= bills; bill++) {
      MDC.put("customer", "C-" + bill % 17);
      LOG.info("bill {}: {} EUR", bill, 20 + bill % 300);
    }
    MDC.clear();
  }
}
