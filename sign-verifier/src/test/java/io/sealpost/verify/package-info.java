/** Tests of the verifier, with a signer of their own. */
package io.sealpost.verify;
