package io.sealpost;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchRule;
import io.sealpost.threads.OwnThreads;
import java.lang.ref.Cleaner;
import java.nio.channels.AsynchronousChannel;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.file.WatchService;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * What keeps threads, or things on threads, of which nobody knows that they hold on to the
 * application: all threads come from {@link OwnThreads}, none from a class of the JDK that makes
 * its own, and no value is left on a thread of the application.
 */
public final class ThreadRule {
  /** Of the JDK; with them come threads that nobody can end, or that live as long as the JVM. */
  private static final List<Class<?>> OWN_THREADS =
      List.of(
          Timer.class,
          Cleaner.class,
          ForkJoinPool.class,
          ForkJoinTask.class,
          SubmissionPublisher.class,
          AsynchronousChannel.class,
          AsynchronousChannelGroup.class,
          WatchService.class);

  /** Likewise, by a call that looks harmless. */
  private static final Set<String> LENDERS =
      Set.of(
          "java.util.concurrent.CompletableFuture.delayedExecutor",
          "java.util.concurrent.CompletableFuture.orTimeout",
          "java.util.concurrent.CompletableFuture.completeOnTimeout",
          "java.util.concurrent.Executors.defaultThreadFactory",
          "java.util.concurrent.Executors.privilegedThreadFactory",
          "java.util.Collection.parallelStream",
          "java.util.stream.BaseStream.parallel",
          "java.lang.Process.onExit",
          "java.lang.ProcessHandle.onExit",
          "java.lang.Runtime.addShutdownHook");

  /** For the modules that ship. */
  public static final ArchRule NO_OTHER_THREADS =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.sealpost.threads")
          .should()
          .accessTargetWhere(describe("it makes threads", ThreadRule::makesThreads))
          .orShould()
          .dependOnClassesThat(ownThreads())
          .orShould()
          .beAssignableTo(Thread.class);

  /** Likewise: a container warns of what is left, with reason. */
  public static final ArchRule NOTHING_LEFT_ON_THREADS =
      noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class);

  private ThreadRule() {}

  private static DescribedPredicate<JavaClass> ownThreads() {
    return describe(
        "have threads of their own", type -> OWN_THREADS.stream().anyMatch(type::isAssignableTo));
  }

  private static boolean makesThreads(JavaAccess<?> access) {
    return access instanceof JavaCodeUnitAccess<?> call && makesThreads(call);
  }

  private static boolean makesThreads(JavaCodeUnitAccess<?> access) {
    AccessTarget target = access.getTarget();
    return isThread(target) || isLender(target) || isPool(access) || isStep(access);
  }

  private static boolean isThread(AccessTarget target) {
    return target.getOwner().isAssignableTo(Thread.class)
        && Set.of("<init>", "ofVirtual", "ofPlatform", "startVirtualThread")
            .contains(target.getName());
  }

  private static boolean isLender(AccessTarget target) {
    boolean sorts = target.getOwner().isEquivalentTo(Arrays.class);
    return LENDERS.stream().anyMatch(lender -> isCallOf(lender, target))
        || (sorts && target.getName().startsWith("parallel"));
  }

  private static boolean isPool(JavaCodeUnitAccess<?> access) {
    AccessTarget target = access.getTarget();
    boolean pool =
        target.getOwner().isAssignableTo(ThreadPoolExecutor.class)
            && target.getName().equals("<init>");
    return (pool || target.getOwner().isEquivalentTo(Executors.class))
        && !takes(ThreadFactory.class, access);
  }

  private static boolean isStep(JavaCodeUnitAccess<?> access) {
    return access.getTarget().getName().endsWith("Async") && !takes(Executor.class, access);
  }

  private static boolean isCallOf(String method, AccessTarget target) {
    int dot = method.lastIndexOf('.');
    return target.getName().equals(method.substring(dot + 1))
        && target.getOwner().isAssignableTo(method.substring(0, dot));
  }

  private static boolean takes(Class<?> type, JavaCodeUnitAccess<?> access) {
    return access.getTarget().getRawParameterTypes().stream()
        .anyMatch(parameter -> parameter.isEquivalentTo(type));
  }
}
