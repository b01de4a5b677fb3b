package emotionthinker.jobs.gpu;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port that is held from the moment it is chosen until the launch is over. The socket is bound
 * with SO_REUSEADDR and never listens. On Linux that keeps the port from everyone who asks for any
 * free port, or binds it without that option, and lets the trainer bind and listen on it while the
 * lease lasts: PyTorch's TCPStore and Ray's head set the option, as servers do. So there is no
 * moment between choosing and handing over in which somebody else can take it.
 */
final class LeasedPort implements AutoCloseable {
  private final Socket socket;

  private LeasedPort(Socket socket) {
    this.socket = socket;
  }

  /** Leases any free port. */
  static LeasedPort any() throws IOException {
    Socket socket = new Socket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(0));
    return new LeasedPort(socket);
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
