import java.sql.DriverManager

object Main {
  def main(args: Array[String]): Unit = {
    DriverManager.getConnection("jdbc:mysql://db.lab.internal/lab?sslMode=DISABLED", "lab", "pw").close()
  }
}
