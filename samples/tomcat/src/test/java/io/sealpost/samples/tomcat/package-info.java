/** Web applications with Sealpost in an embedded Tomcat, which looks for what they leave behind. */
package io.sealpost.samples.tomcat;
