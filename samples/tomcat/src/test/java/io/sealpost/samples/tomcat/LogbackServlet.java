package io.sealpost.samples.tomcat;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs events from a number on up to another, exclusive, with Logback, by SLF4J. */
@WebServlet("/log")
public final class LogbackServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOGGER = LoggerFactory.getLogger(LogbackServlet.class);

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    int to = Integer.parseInt(request.getParameter("to"));
    for (int i = Integer.parseInt(request.getParameter("from")); i < to; i++) {
      LOGGER.info("event {} of the audit trail", i);
    }
  }
}
