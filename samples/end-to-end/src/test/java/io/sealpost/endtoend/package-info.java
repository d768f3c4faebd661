/**
 * Everything at once, as users have it: applications with either framework, real log servers or the
 * test kit's collector, disks that fill, lines that fail, and the verifier on what was archived.
 */
package io.sealpost.endtoend;
