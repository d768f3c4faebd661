package io.sealpost.samples.tomcat;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Logs events from a number on up to another, exclusive, with Log4j2. */
@WebServlet("/log")
public final class Log4jServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOGGER = LogManager.getLogger(Log4jServlet.class);

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    int to = Integer.parseInt(request.getParameter("to"));
    for (int i = Integer.parseInt(request.getParameter("from")); i < to; i++) {
      LOGGER.info("event {} of the audit trail", i);
    }
  }
}
