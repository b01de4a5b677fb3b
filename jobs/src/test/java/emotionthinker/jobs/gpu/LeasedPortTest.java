package emotionthinker.jobs.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class LeasedPortTest {

  @Test
  void nobodyElseGetsItByChanceAndItsOwnerListensWhileItIsHeld() throws Exception {
    try (LeasedPort lease = LeasedPort.any()) {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), lease.port());
      try (ServerSocket other = new ServerSocket()) {
        other.setReuseAddress(false);
        assertThrows(BindException.class, () -> other.bind(address));
      }
      for (int i = 0; i < 200; i++) {
        try (ServerSocket any = new ServerSocket(0)) {
          assertNotEquals(lease.port(), any.getLocalPort());
        }
      }
      try (ServerSocket trainer = new ServerSocket()) {
        trainer.setReuseAddress(true);
        trainer.bind(address);
        try (Socket rank = new Socket(address.getAddress(), address.getPort());
            Socket accepted = trainer.accept()) {
          rank.getOutputStream().write(7);
          assertEquals(7, accepted.getInputStream().read());
        }
      }
    }
  }
}
