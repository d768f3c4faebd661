package io.sealpost.sign.dsa;

import java.math.BigInteger;
import org.bouncycastle.crypto.params.DSAParameters;

/**
 * The domain parameters (p, q, g) of the keys that Sealpost makes. Generating them takes seconds;
 * FIPS 186-4 §4.3 provides for sharing them.
 *
 * <p>They hide nothing: p and q are derived by FIPS 186-4 §A.1.1.2 from a seed, the beginning of
 * the SHA-256 of a phrase with the first number in it that yields primes, and g by §A.2.3 with
 * index 1. The test derives them again.
 */
public enum DsaDomain {
  /** p of 1024 and q of 160 bits: for SHA-1, as FIPS 186-2 had it. */
  DSA_1024(
      "Sealpost DSA 1024/160 77",
      """
      fc209531fee972ccb9878b47d485a632f583a5bbbac5ea492ca3b725818b864bdc2e362019e7f46a
      7b156340900fb8597f072d08ce72e86ade52b1c68f7e229dba01293b9860cfa498686f164d137724
      e8f8683fd72b2b6fd6477c825ecedd6ed20608ebe1f60550410a5af894e2e1623756ef90ac082621
      2d2559d106a0899f""",
      "aa51034fdfef3bd6855f8ec0fc32dff371343015",
      """
      55399a50edae71b97c77650401f4f004c7a2ba90171cf1ef6798f854fc504ae8153492994bdbd1b7
      30611fd768d4b5075f5f465fdfc6fceb9ced47412d6c8d18c040f62afd376bb19dafcd88e8eed576
      209efbaf33e4cbd1b155bec79aac01a9a99434939801b43c051fba9595470826744433c56ac0f683
      221b4c3fb264262f"""),
  /** p of 2048 and q of 256 bits: for SHA-256. */
  DSA_2048(
      "Sealpost DSA 2048/256 272",
      """
      9ed9a0f9862dbd4cdba125b0fac7d29cae7fc43ef4c57e26f0652f0b9e8bd7b9897128e06b5a1c38
      b68c1e46ed14ac545b78a8c6daa7ae1f868e4740f7ddf4f8f2a46c050b84e9c1616efbc6fcbd1026
      2cc2e94cfe7f496347199fd2ac433e3dce302f644c58d35d4d116b37f3baa07e8bfa773496962287
      d95cfa6dbdda71b545b9ba37c8208862c154ea8e0f45e964ce97d378a98e6b7728f4eee405965de7
      184aeb7032f8a0608aabad414b0b8f165ff5af4492c7f28bd7a45ace7129ff8e3634f3f3fd5662ec
      6ea7b74767ba3ad332569e5545027fbc650266c102287d017682996906bcd970d5774a417ce73bba
      39523d52b616b3d6406aaec28ede1009""",
      "85f1e415d462b32fdb6a4bf67191fbec9f89a3f20cf0e44f52af00d0aea8ce45",
      """
      9e72dad4ca3896fbf6b98b240a481edcc80de40728bcef7408a5014cdd87428789aca185d435dce2
      086b231f293def3d9b654294d95a7da7bcfd08901749a779a127d55cdb6c62396497a626448ef583
      657501cf5b6fcd070f4c27b747534b413ab860698927758ff4964c321dd48cdf02c5cddc5134c9c5
      673ed842ecf3c765fe581e766b83400e72a276d03ee93f635aee337ba9e579e6b2e82616ee314dd1
      740567726e75f14dda3c7a6f43b5061cc4f83c221920806e87c5163a05efdc2d4b6524af22c48cf3
      88e9760edb46e154ee9a73a2e3660a721aa58121be93a84c18122771c170908f7e8c37cc2eab8591
      47f42dbc6c4b7a1b82f0bbd8533bb15""");

  private final String phrase;
  private final BigInteger p;
  private final BigInteger q;
  private final BigInteger g;

  DsaDomain(String phrase, String p, String q, String g) {
    this.phrase = phrase;
    this.p = hex(p);
    this.q = hex(q);
    this.g = hex(g);
  }

  /** The phrase whose hash is the seed. */
  String phrase() {
    return phrase;
  }

  public DSAParameters parameters() {
    return new DSAParameters(p, q, g);
  }

  private static BigInteger hex(String digits) {
    return new BigInteger(digits.replace("\n", ""), 16);
  }
}
